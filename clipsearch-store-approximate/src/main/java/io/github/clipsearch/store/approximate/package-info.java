/**
 * Approximate search for large indexes: a store that keeps a graph of the scenes (HNSW: Malkov and
 * Yashunin, "Efficient and robust approximate nearest neighbor search using Hierarchical Navigable
 * Small World graphs", 2016; as Lucene has it) beside another store. Open it with {@link
 * io.github.clipsearch.store.approximate.ApproximateIndexStore#open}.
 *
 * <h2>What it promises</h2>
 *
 * <ol>
 *   <li><b>Nothing wrong.</b> The graph only says which videos are worth looking at. The other
 *       store, which stays the only place where the index is, then searches these exactly: every
 *       hit has the score, the scenes and the record that the store has at this moment, and what
 *       was removed or replaced is never found, whatever is in the graph.
 *   <li><b>Nothing late.</b> Videos that the graph does not hold yet are looked at in every search.
 *   <li><b>What can happen</b> is that a scene is missing which the graph has overlooked. {@link
 *       io.github.clipsearch.store.SearchResult#exact} is false then.
 * </ol>
 *
 * <h2>Which searches go through the graph</h2>
 *
 * <p>Those that list scenes, or videos by their best scene, up to the rank that {@link
 * io.github.clipsearch.store.approximate.ApproximateIndexStore.Builder#width width} allows.
 * Filters, time ranges and what is left out are evaluated on what the graph has found; where too
 * little of it is left to be sure of the page, the search looks farther, at most twice, and then at
 * everything. Everything is looked at as well for other rankings, for sequences, for deeper pages,
 * where a filter names ids, and while the graph holds less than half of the index or is being
 * compared with it.
 *
 * <p>The pages of a query fit together while nobody writes and the graph is not being changed, as
 * far as they need no second look.
 *
 * <h2>How the graph comes after</h2>
 *
 * <p>One daemon thread takes over what was written, some thousand scenes at once or when nothing
 * has been written for some seconds; Lucene merges in threads of its own. When a graph is opened,
 * it is compared with the records of all videos; so it is when the store's {@link
 * io.github.clipsearch.store.IndexStore#revision revision} shows that someone else has changed it,
 * such as another process. Until that is done, searches are exact. A video counts as the same while
 * its record is the same. A store that has no revision must not be written to past this one while
 * it is open.
 *
 * <p>A crash leaves the graph as it was last published, or none: what it lacks is found when it is
 * opened again. A damaged graph is thrown away and built again. When the work on the graph fails,
 * searches are exact from then on, the error is logged, and {@link
 * io.github.clipsearch.store.approximate.GraphState#failure} names it.
 *
 * <h2>Threads and processes</h2>
 *
 * <p>A store is shared by all threads. Writes through one store are made one after the other. Each
 * process needs a directory of its own for its graph.
 */
@NullMarked
package io.github.clipsearch.store.approximate;

import org.jspecify.annotations.NullMarked;
