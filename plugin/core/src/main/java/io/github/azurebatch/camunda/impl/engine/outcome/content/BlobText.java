package io.github.azurebatch.camunda.impl.engine.outcome.content;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.data.ParsedJson;
import io.github.azurebatch.camunda.impl.engine.data.ParsedJson.Malformed;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The content of a blob as text: UTF-8, or UTF-16 if it begins with that byte order mark, as files
 * of PowerShell do.
 */
record BlobText(byte[] bytes) {

  /** Bytes that are not valid in the encoding become replacement characters. */
  String text() {
    return new String(bytes, charset());
  }

  /** One whole JSON value, or the place of its first error. */
  ParsedJson json() {
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    CoderResult end =
        charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes), text, true);
    String decoded = text.flip().toString();
    return end.isError() ? malformed(decoded) : Json.parse(decoded);
  }

  private Malformed malformed(String before) {
    int line = 1 + (int) before.chars().filter(character -> character == '\n').count();
    int column = before.length() - before.lastIndexOf('\n');
    return new Malformed("It is not encoded in " + charset().name(), line, column);
  }

  private Charset charset() {
    boolean isUtf16 = startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE);
    return isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }

  private boolean startsWith(int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }
}
