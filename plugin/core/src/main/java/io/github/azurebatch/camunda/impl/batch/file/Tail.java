package io.github.azurebatch.camunda.impl.batch.file;

import io.github.azurebatch.camunda.impl.secret.ForeignText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The end of a stream of UTF-8 text, with signatures and configured secrets cut.
 *
 * @param text null where it was not read
 * @param size how many bytes the stream had
 */
public record Tail(@Nullable String text, long size) {

  /** How much more is read than is shown, so that a signature at the edge is recognized. */
  public static final int SLACK = 1024;

  private static final long READ_AT_MOST = 64L * 1024 * 1024;
  private static final int BUFFER = 64 * 1024;

  /** Reads the stream to its end, or 64 MiB of it. */
  public static Tail of(InputStream stream, int lastBytes) throws IOException {
    byte[] kept = new byte[0];
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
      kept = last(joined(kept, buffer, read), lastBytes + SLACK);
      size += read;
      if (size >= READ_AT_MOST) {
        break;
      }
    }
    return new Tail(text(kept, lastBytes), size);
  }

  public TaskFile toTaskFile() {
    return new TaskFile(Objects.requireNonNull(text), size);
  }

  private static String text(byte[] kept, int lastBytes) {
    String cut = ForeignText.cutEnd(new String(kept, StandardCharsets.UTF_8));
    byte[] shown = last(cut.getBytes(StandardCharsets.UTF_8), lastBytes);
    int start = 0;
    while (start < shown.length && isInsideACharacter(shown[start])) {
      start++;
    }
    return new String(shown, start, shown.length - start, StandardCharsets.UTF_8);
  }

  private static boolean isInsideACharacter(byte next) {
    return (next & 0xC0) == 0x80;
  }

  private static byte[] joined(byte[] first, byte[] second, int length) {
    byte[] both = Arrays.copyOf(first, first.length + length);
    System.arraycopy(second, 0, both, first.length, length);
    return both;
  }

  private static byte[] last(byte[] bytes, int most) {
    return bytes.length <= most
        ? bytes
        : Arrays.copyOfRange(bytes, bytes.length - most, bytes.length);
  }
}
