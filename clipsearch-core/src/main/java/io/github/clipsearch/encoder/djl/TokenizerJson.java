package io.github.clipsearch.encoder.djl;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;

/**
 * Makes a {@code tokenizer.json} harmless for the native library, which ends the process when the
 * part that turns tokens back into text is no valid JSON. That part is not needed, and left out;
 * the rest is written anew and so valid.
 */
final class TokenizerJson {
  private static final String DECODER = "decoder";

  private TokenizerJson() {}

  /**
   * Copies a {@code tokenizer.json}.
   *
   * @throws IOException when it cannot be read or is no JSON
   * @throws IllegalStateException when it is JSON of another kind than an object
   * @throws NumberFormatException when a number is absurd
   */
  static String withoutDecoder(Reader source) throws IOException {
    StringWriter text = new StringWriter();
    JsonReader in = new JsonReader(source);
    JsonWriter out = new JsonWriter(text);
    in.beginObject();
    out.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      if (name.equals(DECODER)) {
        in.skipValue();
      } else {
        out.name(name);
        copyValue(in, out);
      }
    }
    in.endObject();
    out.endObject();
    return text.toString();
  }

  /** Not recursive, whatever the file nests. */
  private static void copyValue(JsonReader in, JsonWriter out) throws IOException {
    int depth = 0;
    do {
      switch (in.peek()) {
        case BEGIN_OBJECT -> {
          in.beginObject();
          out.beginObject();
          depth++;
        }
        case END_OBJECT -> {
          in.endObject();
          out.endObject();
          depth--;
        }
        case BEGIN_ARRAY -> {
          in.beginArray();
          out.beginArray();
          depth++;
        }
        case END_ARRAY -> {
          in.endArray();
          out.endArray();
          depth--;
        }
        case NAME -> out.name(in.nextName());
        case STRING -> out.value(in.nextString());
        case NUMBER -> out.value(new BigDecimal(in.nextString()));
        case BOOLEAN -> out.value(in.nextBoolean());
        case NULL -> {
          in.nextNull();
          out.nullValue();
        }
        case END_DOCUMENT -> throw new IOException("it is cut off");
      }
    } while (depth > 0);
  }
}
