package io.github.clipsearch.store.lmdb;

/**
 * Where the embeddings of a video are cut in two, so that they fill LMDB's pages.
 *
 * <p>LMDB keeps a value beside others on a page when two of its kind fit there, and spends whole
 * pages on a larger one, less 16 bytes for a header. Vectors tend to be powers of two: one of 2,048
 * bytes is just too large to lie beside others, and two of them are 16 bytes more than a page
 * holds. Without a cut either would waste half of its room.
 */
final class PageFit {
  private static final int PAGE_HEADER = 16;
  private static final int NODE_HEADER = 8;
  private static final int NODE_POINTER = 2;

  /** What rounding to whole pages costs beyond is less than a tenth. */
  private static final int MOST_PAGES = 8;

  /** What takes a larger share of one page gets it: two parts would take about as much. */
  private static final double SMALLEST_SHARE_OF_A_PAGE = 0.6;

  private PageFit() {}

  /**
   * The bytes that belong into the first part.
   *
   * @param total bytes of all embeddings
   * @param keyBytes length of the key
   * @param pageBytes size of a page
   * @return a multiple of four, or the total when there is to be one part only
   */
  static int headBytes(int total, int keyBytes, int pageBytes) {
    // three to a page: where two fit, LMDB often leaves a page with one
    int third = besideOthers(3, keyBytes, pageBytes);
    if (total <= third || total > MOST_PAGES * pageBytes - PAGE_HEADER) {
      return total;
    }
    int wholePages = (total + PAGE_HEADER) / pageBytes * pageBytes;
    if (wholePages == 0) {
      return total <= pageBytes * SMALLEST_SHARE_OF_A_PAGE ? third : total;
    }
    int head = wholePages - PAGE_HEADER;
    return total - head <= besideOthers(2, keyBytes, pageBytes) ? head : total;
  }

  /** The largest value of which so many fit a page, as a multiple of four. */
  private static int besideOthers(int count, int keyBytes, int pageBytes) {
    int node = ((pageBytes - PAGE_HEADER) / count & ~1) - NODE_POINTER;
    return node - NODE_HEADER - keyBytes & ~3;
  }
}
