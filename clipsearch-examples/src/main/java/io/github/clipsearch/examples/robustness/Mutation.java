package io.github.clipsearch.examples.robustness;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** One way to damage a file; the same seed always does the same. */
enum Mutation {
  /** One to 64 bits anywhere. */
  BIT_FLIPS,
  /** One to 16 bits near the beginning or the end, where headers lie. */
  HEADER_FLIPS,
  /** The file ends early. */
  CUT_OFF,
  /** A block is overwritten by zeros. */
  ZEROED_BLOCK,
  /** A block is overwritten by random bytes. */
  RANDOM_BLOCK,
  /** The bytes of two packets of the video stream change places, as far as the shorter one goes. */
  SWAPPED_PACKETS,
  /** A block is left out, so that all that follows lies elsewhere. */
  REMOVED_BLOCK,
  /** A block comes twice. */
  REPEATED_BLOCK;

  private static final int MOST_FLIPS = 64;
  private static final int MOST_HEADER_FLIPS = 16;
  private static final int HEADER_BYTES = 4096;

  /**
   * Where a packet of the video stream lies.
   *
   * @param position first byte
   * @param size in bytes
   */
  record Packet(int position, int size) {}

  /**
   * Damages a copy.
   *
   * @param original the intact file's content
   * @param packets of its video stream
   * @param random where, how much
   * @return the damaged content
   */
  byte[] apply(byte[] original, List<Packet> packets, SplittableRandom random) {
    byte[] content = original.clone();
    int length = content.length;
    int at = random.nextInt(length);
    int size = 1 + random.nextInt(Math.max(1, Math.min(length - at, 1 << random.nextInt(1, 17))));
    switch (this) {
      case BIT_FLIPS -> {
        for (int i = random.nextInt(MOST_FLIPS); i >= 0; i--) {
          flip(content, random.nextInt(length), random);
        }
      }
      case HEADER_FLIPS -> {
        int start = random.nextBoolean() ? 0 : Math.max(0, length - HEADER_BYTES);
        for (int i = random.nextInt(MOST_HEADER_FLIPS); i >= 0; i--) {
          flip(content, start + random.nextInt(Math.min(length, HEADER_BYTES)), random);
        }
      }
      case CUT_OFF -> content = Arrays.copyOf(content, 1 + at);
      case ZEROED_BLOCK -> Arrays.fill(content, at, Math.min(length, at + size), (byte) 0);
      case RANDOM_BLOCK -> {
        for (int i = at; i < Math.min(length, at + size); i++) {
          content[i] = (byte) random.nextInt();
        }
      }
      case SWAPPED_PACKETS -> swap(content, packets, random);
      case REMOVED_BLOCK -> content = join(content, at, Math.min(length, at + size));
      case REPEATED_BLOCK -> content = join(content, Math.min(length, at + size), at);
    }
    return content;
  }

  private static void flip(byte[] content, int at, SplittableRandom random) {
    content[at] ^= (byte) (1 << random.nextInt(8));
  }

  private static void swap(byte[] content, List<Packet> packets, SplittableRandom random) {
    for (int i = random.nextInt(3); i >= 0; i--) {
      Packet a = packets.get(random.nextInt(packets.size()));
      Packet b = packets.get(random.nextInt(packets.size()));
      int size = Math.min(a.size, b.size);
      byte[] first = Arrays.copyOfRange(content, a.position, a.position + size);
      System.arraycopy(content, b.position, content, a.position, size);
      System.arraycopy(first, 0, content, b.position, size);
    }
  }

  /** What is before one place and what is behind another. */
  private static byte[] join(byte[] content, int end, int start) {
    byte[] joined = Arrays.copyOf(content, end + content.length - start);
    System.arraycopy(content, start, joined, end, content.length - start);
    return joined;
  }
}
