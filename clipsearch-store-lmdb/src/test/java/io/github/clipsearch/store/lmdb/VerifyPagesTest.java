package io.github.clipsearch.store.lmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with LMDB's pages, done to the bytes of the file. */
class VerifyPagesTest {
  private static final int PAGE = 4096;
  private static final int LEAF = 2;
  private static final int BRANCH = 1;
  private static final int OVERFLOW = 4;

  private final Path directory;
  private final Path data;
  private byte[] sound;

  VerifyPagesTest(@TempDir Path directory) {
    this.directory = directory;
    this.data = directory.resolve("data.mdb");
  }

  @BeforeEach
  void storeVideos() throws IOException {
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      store.claim(Videos512.ENCODER);
      for (int i = 0; i < 60; i++) {
        Videos512.put(store, "video " + i * 7 % 60, i, 1 + i % 6);
      }
      for (int i = 0; i < 60; i += 5) {
        store.remove("video " + i);
      }
    }
    sound = Files.readAllBytes(data);
    assertThat(verify()).isEmpty();
  }

  private List<IndexDamage> verify() {
    List<IndexDamage> damages = new ArrayList<>();
    LmdbIndexStore.verify(directory, damages::add);
    return damages;
  }

  private interface Change {
    void to(ByteBuffer file);
  }

  private List<IndexDamage> verifyAfter(Change change) throws IOException {
    byte[] bytes = sound.clone();
    change.to(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()));
    Files.write(data, bytes);
    return verify();
  }

  /** The pages of a kind that the last transaction can see: those whose damage is noticed. */
  private List<Integer> reachable(int flag) throws IOException {
    List<Integer> pages = new ArrayList<>();
    ByteBuffer file = ByteBuffer.wrap(sound).order(ByteOrder.nativeOrder());
    for (int page = 2; page < sound.length / PAGE; page++) {
      int number = page;
      if (file.getLong(page * PAGE) == page
          && file.getShort(page * PAGE + 10) == flag
          && !verifyAfter(bytes -> bytes.putLong(number * PAGE, 1L << 40)).isEmpty()) {
        pages.add(page);
      }
    }
    return pages;
  }

  @Test
  void everyFieldOfAPagesHeaderIsLookedAt() throws IOException {
    for (int flag : new int[] {LEAF, BRANCH, OVERFLOW}) {
      for (int page : reachable(flag)) {
        int at = page * PAGE;
        List<Change> changes =
            new ArrayList<>(
                List.of(
                    file -> file.putShort(at + 10, (short) 0x77),
                    file -> file.putInt(at + 12, 0x7fffffff)));
        if (flag != OVERFLOW) {
          changes.add(file -> file.putShort(at + 12, (short) 16)); // no nodes
          changes.add(file -> file.putShort(at + 14, (short) 16)); // no free room
          changes.add(file -> file.putShort(at + 16, (short) 0)); // the first node in the header
          changes.add(file -> file.putShort(at + 16, (short) 4094)); // beyond the end
        }
        for (Change change : changes) {
          assertThat(verifyAfter(change)).as("page %d, flag %d", page, flag).isNotEmpty();
        }
      }
    }
  }

  @Test
  void aPageThatIsUsedTwiceOrInUseAndFreeIsFound() throws IOException {
    List<Integer> leaves = reachable(LEAF);
    List<Integer> branches = reachable(BRANCH);
    assertThat(branches).isNotEmpty();
    int branch = branches.get(0) * PAGE;
    List<IndexDamage> twice =
        verifyAfter(
            file -> {
              int first = branch + file.getShort(branch + 16);
              int second = branch + file.getShort(branch + 18);
              file.putShort(second, file.getShort(first));
            });
    assertThat(twice)
        .extracting(IndexDamage::problem)
        .anyMatch(text -> text.contains("in use twice"));

    TreeSet<String> places = new TreeSet<>();
    for (int leaf : leaves) {
      verifyAfter(file -> file.putShort(leaf * PAGE + 10, (short) OVERFLOW))
          .forEach(damage -> places.add(damage.place()));
    }
    assertThat(places).contains("videos", "scenes", "embeddings", "tails", "format", "data.mdb");
  }

  @Test
  void damagedFirstPagesAreReported() throws IOException {
    for (int page = 0; page < 2; page++) {
      int at = page * PAGE;
      assertThat(verifyAfter(file -> file.putInt(at + 16, 7))).isNotEmpty();
      assertThat(verifyAfter(file -> file.putInt(at + 20, 2))).isNotEmpty();
      assertThat(verifyAfter(file -> file.putInt(at + 40, 17))).isNotEmpty();
    }
    assertThat(
            verifyAfter(
                file -> {
                  file.putInt(16, 7);
                  file.putInt(PAGE + 16, 7);
                }))
        .hasSize(2);
  }

  @Test
  void aFileWithoutItsEndIsReportedOrNothingIsMissing() throws IOException {
    for (int length = 0; length < sound.length; length += 3 * PAGE + 1023) {
      byte[] cut = new byte[length];
      System.arraycopy(sound, 0, cut, 0, length);
      Files.write(data, cut);

      assertThat(verify()).as("%d of %d bytes", length, sound.length).isNotEmpty();
    }
  }

  @Test
  void whateverTheFileHoldsVerifyingEnds() throws IOException {
    Random random = new Random(3);
    int found = 0;
    for (int round = 0; round < 120; round++) {
      List<IndexDamage> damages =
          verifyAfter(
              file -> {
                for (int i = 0; i < 20; i++) {
                  // where the structure is: the first bytes of a page
                  int page = random.nextInt(file.capacity() / PAGE);
                  file.put(page * PAGE + random.nextInt(200), (byte) random.nextInt());
                }
              });
      found += damages.isEmpty() ? 0 : 1;
    }
    assertThat(found).isGreaterThan(80);
  }
}
