package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether an index survives: a process that searches, indexes and deletes is killed again and again
 * at random moments, and what it leaves is compared with what it had said. See {@link SoakLoad}.
 */
public final class StoreSoak {
  private static final int ABSENT = -1;
  private static final int NOTHING = -2;

  /** One of so many kills counts from the start of the process, the others from its first line. */
  private static final int ONE_WHILE_OPENING = 10;

  private static final int LONGEST_OPENING_MILLIS = 1000;

  private final Path index = Files.createTempDirectory("clipsearch-store-soak").resolve("index");
  private final Random random;
  private final int[] stored = new int[SoakVideo.SLOTS];

  /** What was begun and not acknowledged. */
  private final int[] begun = new int[SoakVideo.SLOTS];

  private int nextNumber;
  private long puts;
  private long removals;
  private long searches;
  private int cutShortAndDone;
  private int cutShortAndUndone;

  private StoreSoak(long seed) throws IOException {
    random = new Random(seed);
    Arrays.fill(stored, ABSENT);
    Arrays.fill(begun, NOTHING);
  }

  /**
   * Runs until all kills are done; ends with a stack trace where something was lost.
   *
   * @param args minutes (10), number of kills (50), seed of the moments (1)
   * @throws IOException when a process cannot be started
   * @throws InterruptedException when the thread is interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int minutes = args.length > 0 ? Integer.parseInt(args[0]) : 10;
    int kills = args.length > 1 ? Integer.parseInt(args[1]) : 50;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    long meanMillis = TimeUnit.MINUTES.toMillis(minutes) / kills;
    StoreSoak soak = new StoreSoak(seed);
    System.out.println("index: " + soak.index);
    LmdbIndexStore.open(soak.index).close();
    for (int kill = 1; kill <= kills; kill++) {
      long millis = soak.random.nextLong(2 * meanMillis);
      if (kill % ONE_WHILE_OPENING == 0) {
        soak.runAndKill(0, millis % LONGEST_OPENING_MILLIS);
      } else {
        soak.runAndKill(1, millis);
      }
      int videos = soak.check();
      System.out.printf(
          "kill %d: %d videos; so far %d stored, %d deleted, %d searches; of what was cut short %d done, %d not%n",
          kill,
          videos,
          soak.puts,
          soak.removals,
          soak.searches,
          soak.cutShortAndDone,
          soak.cutShortAndUndone);
    }
    require(soak.puts > kills && soak.searches > kills, "hardly anything happened");
    System.out.println("Nothing was lost, nothing came back, nothing is damaged.");
  }

  private void runAndKill(int linesBefore, long millis) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                SoakLoad.class.getName(),
                index.toString(),
                Long.toString(random.nextLong()),
                Integer.toString(nextNumber))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Timer timer = new Timer(true);
    AtomicBoolean killed = new AtomicBoolean();
    TimerTask kill =
        new TimerTask() {
          @Override
          public void run() {
            killed.set(true);
            // through its handle: the process would close the pipe, with what is still to be read
            process.toHandle().destroyForcibly();
          }
        };
    try (BufferedReader lines = process.inputReader()) {
      for (int i = 0; i < linesBefore; i++) {
        hear(Objects.requireNonNull(lines.readLine(), "the process ended by itself"));
      }
      timer.schedule(kill, millis);
      lines.lines().forEach(this::hear);
    }
    process.waitFor();
    timer.cancel();
    require(killed.get(), "the process ended by itself");
  }

  private void hear(String line) {
    String[] words = line.split(" ", -1);
    int slot = Integer.parseInt(words[1]);
    int number = Integer.parseInt(words[2]);
    switch (words[0]) {
      case "put" -> {
        begun[slot] = number;
        nextNumber = number + 1;
      }
      case "remove" -> begun[slot] = ABSENT;
      case "stored" -> {
        settle(slot, number);
        puts++;
      }
      case "removed" -> {
        settle(slot, ABSENT);
        removals++;
      }
      case "searched" -> searches += number;
      default -> throw new IllegalStateException("unknown line: " + line);
    }
  }

  private void settle(int slot, int number) {
    stored[slot] = number;
    begun[slot] = NOTHING;
  }

  /** Compares the index with what was acknowledged; returns the number of videos. */
  private int check() {
    long damages = LmdbIndexStore.verify(index, damage -> System.err.println(damage));
    require(damages == 0, "the index is damaged");
    try (LmdbIndexStore store = LmdbIndexStore.open(index)) {
      int count = 0;
      for (int slot = 0; slot < SoakVideo.SLOTS; slot++) {
        Optional<VideoRecord> record = store.video(SoakVideo.id(slot));
        int found = record.map(video -> SoakVideo.of(video).number()).orElse(ABSENT);
        if (found != stored[slot]) {
          require(found == begun[slot], "slot " + slot + " has " + found + ", not " + stored[slot]);
          cutShortAndDone++;
        } else if (begun[slot] != NOTHING && begun[slot] != stored[slot]) {
          cutShortAndUndone++;
        }
        settle(slot, found);
        if (record.isPresent()) {
          SoakVideo expected = new SoakVideo(slot, found);
          require(record.get().equals(expected.record()), "a record is not as it was stored");
          require(
              store.scenes(record.get().id()).equals(expected.scenes()),
              "scenes are not as they were stored");
          count++;
        }
      }
      List<VideoRecord> videos = store.videos();
      require(videos.size() == count, "there are videos that nobody stored");
      int hits =
          store
              .search(VectorQuery.builder(SoakVideo.vector(random)).limit(10_000).build())
              .hits()
              .size();
      require(hits == count, "a search does not find every video");
      return count;
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }
}
