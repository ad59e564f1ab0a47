package io.github.clipsearch.store.lmdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clipsearch.store.VectorFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Checks the table {@code format}, and knows from then on what it says. */
final class FormatCheck {
  private static final String PLACE = Table.FORMAT.toString();
  private static final Set<String> KEYS =
      Set.of(
          StoreFormat.VERSION_KEY,
          StoreFormat.VECTORS_KEY,
          StoreFormat.ENCODER_ID_KEY,
          StoreFormat.DIMENSION_KEY);
  private static final int LONGEST_VALUE = 1 << 20;

  private final TreeMap<String, byte[]> values = new TreeMap<>();
  private final DamageLog damage;
  private boolean readable;
  private boolean hasEncoder;
  private Optional<VectorShape> shape = Optional.empty();

  private FormatCheck(DamageLog damage) {
    this.damage = damage;
  }

  static FormatCheck of(TreeReader entries, DamageLog damage) throws IOException {
    FormatCheck check = new FormatCheck(damage);
    while (entries.next()) {
      String key = new String(entries.key(), UTF_8);
      int length = (int) Math.min(LONGEST_VALUE, entries.valueBytes());
      byte[] value = new byte[length];
      entries.value(0, length).get(value);
      if (KEYS.contains(key)) {
        check.values.put(key, value);
      } else {
        damage.add(PLACE, "its key '%.40s' is unknown".formatted(key));
      }
    }
    check.run();
    return check;
  }

  private void run() {
    Optional<Integer> version = int32(StoreFormat.VERSION_KEY);
    if (!values.containsKey(StoreFormat.VERSION_KEY)) {
      damage.add(PLACE, "it has no 'version'");
    } else if (version.isPresent() && version.get() != StoreFormat.VERSION) {
      damage.add(
          PLACE,
          "the index has format version %d, but this release reads version %d"
              .formatted(version.get(), StoreFormat.VERSION));
      return;
    }
    readable = true;
    Optional<VectorFormat> format = vectorFormat();
    Optional<Integer> dimension = int32(StoreFormat.DIMENSION_KEY);
    byte[] encoderId = values.get(StoreFormat.ENCODER_ID_KEY);
    hasEncoder = encoderId != null;
    if (hasEncoder != values.containsKey(StoreFormat.DIMENSION_KEY)) {
      damage.add(PLACE, "of 'encoder.id' and 'encoder.dimension' one is there, the other is not");
    }
    if (encoderId != null) {
      checkEncoderId(encoderId);
    }
    if (dimension.isPresent() && dimension.get() < 1) {
      damage.add(PLACE, "'encoder.dimension' is " + dimension.get() + ", not at least 1");
    } else if (format.isPresent()) {
      shape = dimension.map(length -> new VectorShape(length, format.get()));
    }
  }

  private Optional<VectorFormat> vectorFormat() {
    byte[] value = values.get(StoreFormat.VECTORS_KEY);
    if (value == null) {
      damage.add(PLACE, "it has no 'vectors' that says the format of the vectors");
      return Optional.empty();
    }
    String name = new String(value, UTF_8);
    Optional<VectorFormat> format =
        Arrays.stream(VectorFormat.values()).filter(known -> known.name().equals(name)).findFirst();
    if (format.isEmpty()) {
      damage.add(PLACE, "'vectors' is '%.40s', which is no format of vectors".formatted(name));
    }
    return format;
  }

  private void checkEncoderId(byte[] id) {
    try {
      if (UTF_8.newDecoder().decode(ByteBuffer.wrap(id)).toString().isBlank()) {
        damage.add(PLACE, "'encoder.id' is blank");
      }
    } catch (CharacterCodingException e) {
      damage.add(PLACE, "'encoder.id' is no UTF-8");
    }
  }

  private Optional<Integer> int32(String key) {
    byte[] value = values.get(key);
    if (value != null && value.length != Integer.BYTES) {
      damage.add(PLACE, "'%s' has %d bytes, not 4".formatted(key, value.length));
      return Optional.empty();
    }
    return Optional.ofNullable(value)
        .map(bytes -> ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt());
  }

  /** Whether this release may read on. */
  boolean isReadable() {
    return readable;
  }

  boolean hasEncoder() {
    return hasEncoder;
  }

  /** Of all vectors; empty when the table does not say it. */
  Optional<VectorShape> shape() {
    return shape;
  }
}
