package io.github.clipsearch.store.solr;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.clipsearch.IncompatibleIndexException;
import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.encoder.EncoderIdentity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.solr.client.solrj.SolrRequest;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.request.AbstractUpdateRequest;
import org.apache.solr.client.solrj.request.ConfigSetAdminRequest;
import org.apache.solr.client.solrj.request.GenericSolrRequest;
import org.apache.solr.client.solrj.request.QueryRequest;
import org.apache.solr.client.solrj.request.UpdateRequest;
import org.apache.solr.client.solrj.request.schema.SchemaRequest;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrDocumentList;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.util.ContentStreamBase;

/** The collection that an index is: makes it, ties it to an encoder, reads and writes documents. */
final class IndexCollection {
  private static final int FORMAT = 1;

  /** Solr's way of saying that a document must not be there yet, and that it must be there. */
  private static final long ABSENT = -1;

  private static final long PRESENT = 1;

  private final SolrNodes nodes;
  private final String name;
  private final String index;
  private final int shards;
  private final int replicas;

  IndexCollection(SolrNodes nodes, String name, String index, int shards, int replicas) {
    this.nodes = nodes;
    this.name = name;
    this.index = index;
    this.shards = shards;
    this.replicas = replicas;
  }

  /** The encoder that the index was claimed by; empty also where there is no collection yet. */
  Optional<EncoderIdentity> encoder() {
    try {
      return document(Keys.INDEX, "id,record").map(this::encoder);
    } catch (SolrNodes.Refusal e) {
      if (SolrFailures.isNotFound(e.failure())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private EncoderIdentity encoder(SolrDocument document) {
    int format;
    EncoderIdentity encoder;
    try {
      JsonObject json =
          JsonParser.parseString(String.valueOf(document.getFirstValue("record")))
              .getAsJsonObject();
      format = json.get("format").getAsInt();
      encoder =
          new EncoderIdentity(json.get("encoder").getAsString(), json.get("dimension").getAsInt());
    } catch (RuntimeException e) {
      throw new IndexStoreException(
          index + " holds a document 'index' that is not this store's. Use another collection.", e);
    }
    if (format != FORMAT) {
      throw new IncompatibleIndexException(
          "%s has format version %d, but this release reads version %d. Use the release that made it, or index the videos again into another collection."
              .formatted(index, format, FORMAT));
    }
    return encoder;
  }

  /** Makes the collection where there is none, and ties it to an encoder if it is not yet. */
  EncoderIdentity claim(EncoderIdentity claimant) {
    if (schemaName().isEmpty()) {
      create(claimant.dimension());
    }
    requireSchema(claimant.dimension());
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("encoder", claimant.id());
    json.addProperty("dimension", claimant.dimension());
    SolrInputDocument document = new SolrInputDocument();
    document.setField("id", Keys.INDEX);
    document.setField("kind", "index");
    document.setField("record", json.toString());
    document.setField("_version_", ABSENT);
    try {
      nodes.write(client -> new UpdateRequest().add(document).process(client, name));
    } catch (SolrNodes.Refusal e) {
      if (!SolrFailures.isConflict(e.failure())) {
        throw e;
      }
      // Another was faster, or an earlier attempt of this call: the document tells.
    }
    return encoder()
        .orElseThrow(
            () -> new IndexStoreException(index + " has lost its encoder. Look at Solr's log."));
  }

  private Optional<String> schemaName() {
    try {
      return Optional.of(
          nodes.read(
              client -> new SchemaRequest.SchemaName().process(client, name).getSchemaName()));
    } catch (SolrNodes.Refusal e) {
      if (SolrFailures.isNotFound(e.failure())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void create(int dimension) {
    String configset = Configset.name(dimension);
    List<String> known =
        nodes.read(client -> new ConfigSetAdminRequest.List().process(client).getConfigSets());
    if (!known.contains(configset)) {
      byte[] zip = Configset.zip(dimension);
      ConfigSetAdminRequest.Upload upload = new ConfigSetAdminRequest.Upload();
      upload.setConfigSetName(configset);
      upload.setOverwrite(true); // two may do this at once, and do the same
      upload.setUploadStream(
          new ContentStreamBase.ByteArrayStream(zip, configset, "application/zip"));
      nodes.write(upload::process);
    }
    ModifiableSolrParams create = new ModifiableSolrParams();
    create.set("action", "CREATE").set("name", name).set("collection.configName", configset);
    create.set("numShards", shards).set("replicationFactor", replicas);
    // Before all replicas are ready, one could miss what the others are given.
    create.set("waitForFinalState", true);
    GenericSolrRequest request =
        new GenericSolrRequest(SolrRequest.METHOD.POST, "/admin/collections", create);
    try {
      nodes.write(request::process);
    } catch (SolrNodes.Refusal e) {
      if (!SolrFailures.isRefused(e.failure()) || schemaName().isEmpty()) {
        throw e; // not because it is there by now
      }
    }
  }

  private void requireSchema(int dimension) {
    String found = schemaName().orElse("");
    if (!found.equals(Configset.SCHEMA_NAME)) {
      throw new IncompatibleIndexException(
          "%s has the schema '%s', not '%s'. Name a collection that is not there yet, which is then made."
              .formatted(index, found, Configset.SCHEMA_NAME));
    }
    Map<String, Object> type =
        nodes.read(
            client ->
                new SchemaRequest.FieldType(Configset.VECTOR_TYPE)
                    .process(client, name)
                    .getFieldType()
                    .getAttributes());
    String has = String.valueOf(type.get("vectorDimension"));
    if (!has.equals(Integer.toString(dimension))) {
      throw new IncompatibleIndexException(
          "%s was made for vectors of %s dimensions, not of %d. Name a collection that is not there yet, which is then made."
              .formatted(index, has, dimension));
    }
  }

  /** A document by its key, also when it was written a moment ago. */
  Optional<SolrDocument> document(String key, String fields) {
    ModifiableSolrParams params = new ModifiableSolrParams();
    params.set("qt", "/get").set("ids", key).set("fl", fields);
    SolrDocumentList found = query(params).getResults();
    return found.stream().findFirst();
  }

  /** Asks all shards. */
  QueryResponse query(ModifiableSolrParams params) {
    return nodes.read(
        client -> new QueryRequest(params, SolrRequest.METHOD.POST).process(client, name));
  }

  /** Writes a block in place of the one that was there. */
  void put(SolrInputDocument block) {
    nodes.write(client -> new UpdateRequest().add(block).process(client, name));
  }

  /** Removes a block; returns whether it was there. */
  boolean remove(String key) {
    AtomicBoolean mayBeDone = new AtomicBoolean();
    try {
      nodes.write(
          client -> {
            try {
              return new UpdateRequest().deleteById(key, PRESENT).process(client, name);
            } catch (SolrServerException | IOException | RuntimeException e) {
              if (!SolrFailures.isConflict(e) && !SolrFailures.isUnsent(e)) {
                mayBeDone.set(true);
              }
              throw e;
            }
          });
      return true;
    } catch (SolrNodes.Refusal e) {
      if (!SolrFailures.isConflict(e.failure())) {
        throw e;
      }
      return mayBeDone.get(); // and the answer was lost
    }
  }

  /** Lets searches see all that was written before. */
  void softCommit() {
    nodes.write(
        client -> {
          UpdateRequest request = new UpdateRequest();
          request.setAction(AbstractUpdateRequest.ACTION.COMMIT, true, true, true);
          return request.process(client, name);
        });
  }
}
