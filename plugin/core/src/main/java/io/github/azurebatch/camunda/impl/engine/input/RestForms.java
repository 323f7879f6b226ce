package io.github.azurebatch.camunda.impl.engine.input;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchId;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.data.PlainText;
import io.github.azurebatch.camunda.impl.engine.data.value.Choice;
import io.github.azurebatch.camunda.impl.engine.data.value.WholeNumber;
import io.github.azurebatch.camunda.impl.engine.data.value.YesOrNo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Puts the forms that a model may use for task options into the one of the REST API. */
public final class RestForms {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\s*\\.\\.\\s*(\\d{1,9})");

  /** The service refuses more, TaskDependencyListTooLong. */
  private static final int MOST_OF_IDS = 64_000;

  private static final int MOST_OF_A_NAME = 1024;

  private RestForms() {}

  /** A JSON object as a map. */
  public static Map<String, Object> object(Object value) {
    if (data(value) instanceof Map<?, ?> map) {
      Map<String, Object> object = new LinkedHashMap<>();
      map.forEach((name, field) -> object.put(String.valueOf(name), field));
      return object;
    }
    throw new InvalidInputException("a JSON object as in the REST API is expected");
  }

  /**
   * A JSON object with these fields.
   *
   * @throws InvalidInputException if there is one that is not known
   */
  static Map<String, Object> object(Object value, Set<String> known) {
    Map<String, Object> object = object(value);
    Fields.of(object).refuseOthersThan(known);
    return object;
  }

  public static Object number(Object value) {
    return WholeNumber.parse(PlainText.of(value).strip());
  }

  public static Object flag(Object value) {
    return YesOrNo.parse(PlainText.of(value).strip());
  }

  /** One of a few words. */
  public static Function<Object, Object> choice(Choice choice) {
    return value -> choice.parse(PlainText.of(value).strip());
  }

  /** A name for people. */
  public static Object displayName(Object value) {
    String name = PlainText.of(value).strip();
    if (name.length() > MOST_OF_A_NAME) {
      throw new InvalidInputException(
          "it has %d characters, and the service takes %d"
              .formatted(name.length(), MOST_OF_A_NAME));
    }
    return name;
  }

  /** The name of a user, or the REST API's object. */
  public static Object userIdentity(Object value) {
    return data(value) instanceof String name ? Map.of("username", name.strip()) : object(value);
  }

  /** Lines {@code application#version}, where the version may be left out, or objects. */
  public static Object applicationPackages(Object value) {
    return elements(value, "[,\\n]").map(RestForms::applicationPackage).toList();
  }

  private static Object applicationPackage(Object value) {
    if (!(value instanceof String text)) {
      return object(value);
    }
    String[] parts = text.split("#", 2);
    return parts.length == 1
        ? Map.of("applicationId", parts[0].strip())
        : Map.of("applicationId", parts[0].strip(), "version", parts[1].strip());
  }

  /**
   * Task ids and ranges of numeric ids ({@code 1..10}) between commas or on lines, variables of
   * submitted tasks, or the REST API's object.
   */
  public static Object dependencies(Object value) {
    Object data = data(value);
    if (data instanceof Map<?, ?> map && !map.containsKey("taskId")) {
      Map<String, Object> given = object(map);
      requireRoom(given.get("taskIds") instanceof List<?> ids ? ids : List.of());
      return given;
    }
    List<Object> ids = new ArrayList<>();
    List<Object> ranges = new ArrayList<>();
    elements(data, "[,\\n]").forEach(element -> dependency(element, ids, ranges));
    requireRoom(ids);
    return Map.of("taskIds", ids, "taskIdRanges", ranges);
  }

  private static void requireRoom(List<?> ids) {
    long length = ids.stream().mapToLong(id -> String.valueOf(id).length()).sum();
    if (length > MOST_OF_IDS) {
      throw new InvalidInputException(
          "the ids of %d tasks have %d characters, and the service takes %d; give ranges of ids (1..10) in their place"
              .formatted(ids.size(), length, MOST_OF_IDS));
    }
  }

  private static void dependency(Object element, List<Object> ids, List<Object> ranges) {
    String id =
        element instanceof Map ? Fields.of(element).text("taskId") : PlainText.of(element).strip();
    Matcher range = RANGE.matcher(id);
    if (range.matches()) {
      ranges.add(
          Map.of(
              "start",
              WholeNumber.parse(range.group(1)),
              "end",
              WholeNumber.parse(range.group(2))));
    } else {
      ids.add(BatchId.check("task", id));
    }
  }

  private static Stream<?> elements(Object value, String separator) {
    Object data = data(value);
    if (data instanceof List<?> list) {
      return list.stream().filter(Objects::nonNull);
    }
    return data instanceof String text
        ? Stream.of(text.split(separator)).map(String::strip).filter(entry -> !entry.isEmpty())
        : Stream.of(data);
  }

  /** Maps and lists where the text is JSON, else the value itself. */
  static Object data(Object value) {
    if (!(value instanceof String text) || !JsonText.isMeant(text)) {
      return value;
    }
    return Objects.requireNonNull(Json.read(text));
  }
}
