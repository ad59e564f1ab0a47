/**
 * An index store on LMDB: one directory, no server, crash-safe. Open it with {@link
 * io.github.clipsearch.store.lmdb.LmdbIndexStore#open}.
 *
 * <h2>Priorities, in this order</h2>
 *
 * <ol>
 *   <li><b>Nothing lost, nothing half.</b> A video with its scenes and embeddings is one
 *       transaction. It is synchronised to the disk before {@code put} returns, and a crash at any
 *       moment leaves all of the old or all of the new.
 *   <li><b>The host application lives on.</b> Memory that is no longer mapped is never touched:
 *       calls after {@code close()} throw, {@code close()} waits for running calls, and a file
 *       whose end is missing is refused before it is read.
 *   <li><b>Reading costs no copy.</b> A search goes over the embeddings where LMDB has mapped them.
 * </ol>
 *
 * <h2>Threads</h2>
 *
 * <p>One store is shared by all threads of a process. Reading never waits for writing, but for the
 * moment in which the map grows. Every read and every search sees one state of the index from
 * beginning to end. One thread writes at a time, others wait. More than 256 simultaneous reads wait
 * for each other.
 *
 * <h2>Processes</h2>
 *
 * <p>Several processes may have the same directory open, on one machine and a local disk; a search
 * sees what another process has finished storing. One process opens a directory once: the second
 * attempt is refused. What a killed process left behind is cleaned up when the next one opens the
 * index.
 *
 * <h2>Size</h2>
 *
 * <p>The memory map starts at 16 MiB and doubles when it is full; on Linux and macOS the file is
 * only as large as what was stored, on Windows as large as the map. A video takes at most 1.1
 * &times; 4 bytes per dimension and scene, plus 200 bytes per scene, plus 2 KiB (2.25 KiB where it
 * has 3 scenes, which fill pages badly), on an average of a thousand or more, as long as its texts
 * are of usual length; in a smaller index 3 KiB where it has fewer than 5 scenes. Removing videos
 * makes room for others but does not shrink the file. A video's embeddings take less than 2 GiB.
 *
 * <h2>Format</h2>
 *
 * <p>{@code docs/lmdb-format.md} describes every byte. The index carries its format's version and
 * refuses a release that does not know it. LMDB has no checksums: it trusts its file, and a file
 * that something else wrote into can end the process. Copy the directory while no process writes to
 * it.
 *
 * <h2>Java</h2>
 *
 * <p>Java 17 and later, from the class path, without flags. Recent releases print warnings about
 * native access and {@code sun.misc.Unsafe}, which {@code --enable-native-access=ALL-UNNAMED} and
 * {@code --sun-misc-unsafe-memory-access=allow} silence.
 */
@NullMarked
package io.github.clipsearch.store.lmdb;

import org.jspecify.annotations.NullMarked;
