package io.github.clipsearch.examples.robustness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Small intact videos, and what becomes of them. Needs the ffprobe command. */
final class Sources {
  private static final List<Mutation> MUTATIONS = List.of(Mutation.values());

  private final List<Source> sources;

  private Sources(List<Source> sources) {
    this.sources = List.copyOf(sources);
  }

  /** An intact file. */
  private record Source(String name, byte[] content, List<Mutation.Packet> packets) {}

  /**
   * A damaged file.
   *
   * @param source name of the intact file
   * @param mutation what was done
   * @param content what came of it
   */
  record Mutant(String source, Mutation mutation, byte[] content) {
    /** The extension of the intact file's name. */
    String extension() {
      return source.substring(source.lastIndexOf('.'));
    }
  }

  /** Reads all files of a folder. */
  static Sources read(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(Files::isRegularFile).sorted().toList();
    }
    List<Source> sources = new ArrayList<>();
    for (Path file : files) {
      byte[] content = Files.readAllBytes(file);
      sources.add(new Source(file.getFileName().toString(), content, packets(file, content)));
    }
    return new Sources(sources);
  }

  /** The file of a seed: the same for every decoder. */
  Mutant mutant(long seed) {
    Source source = sources.get((int) Math.floorMod(seed, (long) sources.size()));
    SplittableRandom random = new SplittableRandom(seed);
    Mutation mutation = MUTATIONS.get(random.nextInt(MUTATIONS.size()));
    return new Mutant(
        source.name, mutation, mutation.apply(source.content, source.packets, random));
  }

  private static List<Mutation.Packet> packets(Path file, byte[] content) throws IOException {
    Process process =
        new ProcessBuilder(
                "ffprobe",
                "-v",
                "quiet",
                "-select_streams",
                "v:0",
                "-show_entries",
                "packet=pos,size",
                "-of",
                "default=noprint_wrappers=1",
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    List<Mutation.Packet> packets = new ArrayList<>();
    int size = 0;
    for (String line : output.lines().toList()) {
      if (line.startsWith("size=")) {
        size = Integer.parseInt(line.substring("size=".length()));
      } else if (line.matches("pos=\\d+")) {
        int position = Integer.parseInt(line.substring("pos=".length()));
        // in transport streams a packet is spread over the file, and may seem to go beyond it
        packets.add(new Mutation.Packet(position, Math.min(size, content.length - position)));
      }
    }
    if (packets.isEmpty()) {
      throw new IOException("ffprobe finds no packets in " + file);
    }
    return packets;
  }
}
