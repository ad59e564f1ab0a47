package io.github.clipsearch.training.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Words that say nothing about a scene, so that queries with unknown words still work. */
final class Noise {
  static final List<String> FILLERS =
      List.of(
          "nice",
          "beautiful",
          "cute",
          "small",
          "big",
          "old",
          "new",
          "little",
          "large",
          "my",
          "our",
          "very",
          "this",
          "that",
          "who",
          "where",
          "please",
          "happy",
          "tall",
          "great",
          "is",
          "are",
          "of",
          "all",
          "just",
          "it",
          "its",
          "and",
          "the",
          "with");

  private static final double SHARE = 0.2;

  private final Random random;

  Noise(Random random) {
    this.random = random;
  }

  /** Letters, usually of English. */
  String word() {
    int length = 2 + random.nextInt(7);
    StringBuilder word = new StringBuilder();
    int script = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      word.appendCodePoint(
          switch (script) {
            case 0 -> 0xe0 + random.nextInt(0x17);
            case 1 -> 0x430 + random.nextInt(32);
            case 2 -> 0x4e00 + random.nextInt(0x4000);
            case 3 -> '0' + random.nextInt(10);
            case 4 -> 0x1f300 + random.nextInt(0x200);
            default -> i % 2 == 0 ? letter("bcdfghjklmnpqrstvwxyz") : letter("aeiouaeioury");
          });
    }
    return word.toString();
  }

  private int letter(String letters) {
    return letters.charAt(random.nextInt(letters.length()));
  }

  String addTo(String caption) {
    if (random.nextDouble() > SHARE) {
      return caption;
    }
    List<String> words = new ArrayList<>(List.of(caption.split(" ")));
    for (int i = random.nextInt(2); i >= 0; i--) {
      String word = random.nextInt(5) < 2 ? word() : FILLERS.get(random.nextInt(FILLERS.size()));
      words.add(random.nextInt(words.size() + 1), word);
    }
    String noisy = String.join(" ", words);
    return switch (random.nextInt(6)) {
      case 0 -> noisy + ".";
      case 1 -> noisy + "!";
      case 2 -> noisy.replaceFirst(" ", ", ");
      default -> noisy;
    };
  }
}
