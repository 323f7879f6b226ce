package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.batch.BatchId;
import io.github.azurebatch.camunda.engine.variable.Json;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Puts the forms that a model may use for task options into the one of the REST API. */
final class RestForms {

  private static final Pattern JSON = Pattern.compile("\\s*[{\\[].*", Pattern.DOTALL);
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\s*\\.\\.\\s*(\\d{1,9})");

  private RestForms() {}

  /** A JSON object as a map. */
  static Map<String, Object> object(Object value) {
    if (data(value) instanceof Map<?, ?> map) {
      Map<String, Object> object = new LinkedHashMap<>();
      map.forEach((name, field) -> object.put(String.valueOf(name), field));
      return object;
    }
    throw new InvalidInputException("a JSON object as in the REST API is expected");
  }

  static Object number(Object value) {
    String text = value.toString().trim();
    if (!text.matches("-?\\d{1,9}")) {
      throw new InvalidInputException("'" + text + "' is no whole number");
    }
    return Integer.valueOf(text);
  }

  static Object flag(Object value) {
    String text = value.toString().trim();
    if (!text.equals("true") && !text.equals("false")) {
      throw new InvalidInputException("'" + text + "' is neither true nor false");
    }
    return Boolean.valueOf(text);
  }

  static Object text(Object value) {
    return value.toString().trim();
  }

  /** The name of a user, or the REST API's object. */
  static Object userIdentity(Object value) {
    return data(value) instanceof String name ? Map.of("username", name.trim()) : object(value);
  }

  /** Lines {@code application#version}, where the version may be left out, or objects. */
  static Object applicationPackages(Object value) {
    return elements(value, "[,\\n]").map(RestForms::applicationPackage).toList();
  }

  private static Object applicationPackage(Object value) {
    if (!(value instanceof String text)) {
      return object(value);
    }
    String[] parts = text.split("#", 2);
    return parts.length == 1
        ? Map.of("applicationId", parts[0].trim())
        : Map.of("applicationId", parts[0].trim(), "version", parts[1].trim());
  }

  /**
   * Task ids and ranges of numeric ids ({@code 1..10}) between commas or on lines, variables of
   * submitted tasks, or the REST API's object.
   */
  static Object dependencies(Object value) {
    Object data = data(value);
    if (data instanceof Map<?, ?> map && !map.containsKey("taskId")) {
      return object(map);
    }
    List<Object> ids = new ArrayList<>();
    List<Object> ranges = new ArrayList<>();
    elements(data, "[,\\n]").forEach(element -> dependency(element, ids, ranges));
    return Map.of("taskIds", ids, "taskIdRanges", ranges);
  }

  private static void dependency(Object element, List<Object> ids, List<Object> ranges) {
    Object given = element instanceof Map<?, ?> task ? task.get("taskId") : element;
    String id = String.valueOf(given);
    Matcher range = RANGE.matcher(id);
    if (range.matches()) {
      ranges.add(
          Map.of("start", Integer.valueOf(range.group(1)), "end", Integer.valueOf(range.group(2))));
    } else {
      ids.add(BatchId.check("task", id));
    }
  }

  private static Stream<?> elements(Object value, String separator) {
    Object data = data(value);
    if (data instanceof Collection<?> collection) {
      return collection.stream().map(Json::plain);
    }
    return data instanceof String text
        ? Stream.of(text.split(separator)).map(String::trim).filter(entry -> !entry.isEmpty())
        : Stream.of(data);
  }

  /** Maps and lists where the text is JSON, else the value itself. */
  static Object data(Object value) {
    Object plain = Json.plain(value);
    if (!(plain instanceof String text) || !JSON.matcher(text).matches()) {
      return plain == null ? "" : plain;
    }
    try {
      Object read = Json.read(text);
      return read == null ? "" : read;
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("it is no JSON: " + e.getMessage());
    }
  }
}
