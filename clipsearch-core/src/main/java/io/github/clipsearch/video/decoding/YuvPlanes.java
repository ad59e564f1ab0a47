package io.github.clipsearch.video.decoding;

import java.nio.ByteBuffer;

/**
 * An 8-bit Y'CbCr picture in three planes, in memory that may be native.
 *
 * @param width of the picture
 * @param height of the picture
 * @param halfWidth whether two columns share a colour sample
 * @param halfHeight whether two rows share a colour sample
 * @param luma brightness, row by row
 * @param lumaStride bytes from row to row
 * @param cb blueness, row by row; an odd last column or row has a sample of its own
 * @param cbStride bytes from row to row
 * @param cr redness, of the same size
 * @param crStride bytes from row to row
 */
public record YuvPlanes(
    int width,
    int height,
    boolean halfWidth,
    boolean halfHeight,
    ByteBuffer luma,
    int lumaStride,
    ByteBuffer cb,
    int cbStride,
    ByteBuffer cr,
    int crStride) {
  int chromaWidth() {
    return halfWidth ? (width + 1) / 2 : width;
  }

  int chromaHeight() {
    return halfHeight ? (height + 1) / 2 : height;
  }
}
