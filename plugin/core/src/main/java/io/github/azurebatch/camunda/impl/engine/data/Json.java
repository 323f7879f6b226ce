package io.github.azurebatch.camunda.impl.engine.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.variable.StoredText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** Plain data as JSON texts and as variables: maps, lists, texts, numbers and booleans. */
public final class Json {

  /** What we write around it, and read again, is to stay below the limit of a parser, 1,000. */
  static final int DEEPEST = 500;

  /** What is not read is not lost silently, and a number keeps its digits. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Json() {}

  /**
   * A map or a list as a variable value. It is handed over as text with the type of a plain map or
   * list, so that neither Java serialization nor a class of this plugin is needed to read it.
   */
  public static TypedValue variable(Object value) {
    return variable(write(value), value instanceof Map ? LinkedHashMap.class : ArrayList.class);
  }

  /** A variable value of a map that has been {@linkplain #write written}. */
  public static TypedValue writtenMap(String json) {
    return variable(json, LinkedHashMap.class);
  }

  /** A text of any length; {@link StoredText} knows which need it. */
  public static TypedValue text(String text) {
    return variable(write(text), String.class);
  }

  private static TypedValue variable(String json, Class<?> type) {
    return Variables.serializedObjectValue(json)
        .serializationDataFormat(Variables.SerializationDataFormats.JSON)
        .objectTypeName(type.getName())
        .create();
  }

  /**
   * Plain data from a JSON text.
   *
   * @throws InvalidInputException if the text is not one whole JSON value
   */
  public static @Nullable Object read(String text) {
    return parse(text).data();
  }

  /** What the text is, read to its end; a byte order mark in front of it does not count. */
  public static ParsedJson parse(String text) {
    try (JsonParser parser = MAPPER.createParser(withoutByteOrderMark(text))) {
      if (parser.nextToken() == null) {
        return ParsedJson.Malformed.at(parser.currentLocation(), "There is nothing in it");
      }
      Object data = value(parser);
      return parser.nextToken() == null
          ? new ParsedJson.Whole(data)
          : ParsedJson.Malformed.at(
              parser.currentTokenLocation(), "More follows after the first value");
    } catch (JsonProcessingException e) {
      return ParsedJson.Malformed.at(e.getLocation(), e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("A text can always be read", e);
    }
  }

  /** The parser checks the digits of a number, but not the range of its exponent. */
  private static @Nullable Object value(JsonParser parser) throws IOException {
    try {
      return MAPPER.readValue(parser, Object.class);
    } catch (NumberFormatException e) {
      throw new JsonParseException(
          parser, "The exponent of a number is out of range", parser.currentTokenLocation(), e);
    }
  }

  /** The text as editors show it that hide the mark at its beginning. */
  public static String withoutByteOrderMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
  }

  /**
   * Plain data as a JSON text.
   *
   * @throws InvalidInputException if a value in it is not plain
   */
  public static String write(Object value) {
    return JsonWriter.write(MAPPER.getFactory(), value);
  }
}
