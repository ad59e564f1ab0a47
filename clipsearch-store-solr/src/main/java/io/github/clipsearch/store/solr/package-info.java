/**
 * An index store on SolrCloud, for indexes that outgrow one machine. Open it with {@link
 * io.github.clipsearch.store.solr.SolrIndexStore#open}.
 *
 * <h2>Priorities, in this order</h2>
 *
 * <ol>
 *   <li><b>Nothing lost, nothing half.</b> A video with its scenes is one block of nested
 *       documents, which Solr writes, replaces and removes as a whole. When {@code put} returns, it
 *       is in the transaction log of every live replica of its shard.
 *   <li><b>Nothing waits for ever.</b> A request has a time-out, what can be repeated safely is
 *       repeated on other nodes for a limited time, and then the call fails and says why.
 *   <li><b>Scores are exact.</b> Solr's graph of vectors proposes scenes; the store scores all
 *       scenes of the proposed videos itself. What an approximate answer can lack are hits, and it
 *       says so: {@link io.github.clipsearch.store.SearchResult#exact()}.
 * </ol>
 *
 * <h2>Visibility</h2>
 *
 * <p>A store sees what was stored through it: a search or a listing that follows a write first lets
 * Solr open the new state (a soft commit), and reading by id needs none. Other stores and other
 * processes see it about a second later at the latest, whole, by Solr's automatic soft commit; a
 * store that is opened afterwards sees it at once. While a shard has no leader, because its node
 * has just gone, a search may not see the last second's writes; nothing is lost.
 *
 * <h2>Threads and processes</h2>
 *
 * <p>One store is shared by all threads of a process, and any number of processes may use one
 * collection.
 *
 * <h2>Format</h2>
 *
 * <p>The schema and the configuration are resources of this package, put into Solr as the configset
 * {@code clipsearch-1-DIMENSION} when a collection is made. {@code docs/scale-out.md} describes
 * them, and what a cluster needs.
 */
@NullMarked
package io.github.clipsearch.store.solr;

import org.jspecify.annotations.NullMarked;
