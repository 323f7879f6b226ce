package io.github.azurebatch.camunda.impl.engine.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain data, and nothing else: a mapper would make an object of the getters of any value.
 */
final class JsonWriter {

  private final JsonGenerator json;

  private JsonWriter(JsonGenerator json) {
    this.json = json;
  }

  static String write(JsonFactory factory, Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = factory.createGenerator(text)) {
      new JsonWriter(generator).write(value);
    } catch (IOException e) {
      throw new UncheckedIOException("A text can always be written to", e);
    }
    return text.toString();
  }

  private void write(@Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Number number) {
      writeNumber(number);
    } else if (value instanceof Map<?, ?> map) {
      writeMap(map);
    } else if (value instanceof Collection<?> list) {
      writeList(list);
    } else {
      throw refused(value);
    }
  }

  private void writeNumber(Number number) throws IOException {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      json.writeNumber(number.intValue());
    } else if (number instanceof Long whole) {
      json.writeNumber(whole);
    } else if (number instanceof BigInteger whole) {
      json.writeNumber(whole);
    } else if (number instanceof BigDecimal decimal) {
      json.writeNumber(decimal);
    } else if (number instanceof Double decimal && Double.isFinite(decimal)) {
      json.writeNumber(decimal);
    } else {
      throw refused(number);
    }
  }

  private void writeMap(Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String name)) {
        throw new InvalidInputException("'" + entry.getKey() + "' is no name of a JSON field");
      }
      json.writeFieldName(name);
      write(entry.getValue());
    }
    json.writeEndObject();
  }

  private void writeList(Collection<?> list) throws IOException {
    json.writeStartArray();
    for (Object element : list) {
      write(element);
    }
    json.writeEndArray();
  }

  private static InvalidInputException refused(Object value) {
    return new InvalidInputException(
        "a %s is no plain data, and cannot be stored".formatted(value.getClass().getName()));
  }
}
