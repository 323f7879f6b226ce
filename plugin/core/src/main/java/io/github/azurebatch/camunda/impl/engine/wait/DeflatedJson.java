package io.github.azurebatch.camunda.impl.engine.wait;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A map in few bytes: an engine node may hold very many, and reads most of them once. */
final class DeflatedJson {

  private DeflatedJson() {}

  static byte[] write(Map<String, Object> map) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
      deflater.write(Json.write(map).getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("A map could not be deflated in memory", e);
    }
    return bytes.toByteArray();
  }

  static Fields read(byte[] bytes) {
    try (InflaterInputStream inflater = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return Fields.of(Json.read(new String(inflater.readAllBytes(), UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("A map could not be inflated in memory", e);
    }
  }
}
