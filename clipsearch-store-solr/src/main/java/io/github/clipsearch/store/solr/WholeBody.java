package io.github.clipsearch.store.solr;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.solr.client.solrj.SolrRequest;
import org.apache.solr.client.solrj.impl.BinaryRequestWriter;
import org.apache.solr.client.solrj.request.RequestWriter;
import org.apache.solr.client.solrj.request.UpdateRequest;
import org.jspecify.annotations.Nullable;

/**
 * Makes an update's bytes before anything is sent. SolrJ's client on the JDK's writes them on
 * another thread while it sends; when that fails, it ends the body there, and Solr acknowledges the
 * beginning, even where that is nothing.
 */
final class WholeBody extends BinaryRequestWriter {
  @Override
  public RequestWriter.@Nullable ContentWriter getContentWriter(SolrRequest<?> request) {
    RequestWriter.ContentWriter writer = super.getContentWriter(request);
    if (writer == null || !(request instanceof UpdateRequest)) {
      return writer;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writer.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("an update of Solr could not be written down", e);
    }
    return new RequestWriter.ContentWriter() {
      @Override
      public void write(OutputStream out) throws IOException {
        bytes.writeTo(out);
      }

      @Override
      public String getContentType() {
        return writer.getContentType();
      }
    };
  }
}
