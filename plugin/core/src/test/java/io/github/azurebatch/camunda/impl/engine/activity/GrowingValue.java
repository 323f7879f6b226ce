package io.github.azurebatch.camunda.impl.engine.activity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * A value of any size: a text that repeats a part, and lists, maps and nested data of many parts.
 *
 * @param part for messages
 * @param largest the most parts that a test gives it
 */
record GrowingValue(String part, int largest, IntFunction<Object> sized) {

  /** What readers of texts look for. */
  private static final List<String> PARTS =
      List.of(
          "a",
          "9",
          " ",
          "\n",
          ",",
          "=",
          "/",
          "\\",
          "\"",
          "*",
          "?",
          "[",
          "]",
          "{",
          "}",
          "|",
          "-",
          ">",
          "%",
          "$",
          ".",
          ":",
          "\u00E4",
          "\uD83D\uDE00",
          "../",
          " -> ",
          "A=b\n",
          "a.txt\n",
          "PT1H",
          "1,",
          "{\"a\":",
          "[1,",
          "%7B",
          "{item.",
          "{item.a}",
          "{index}",
          "{{",
          "{{secrets.",
          "${",
          "https://",
          "sig=",
          "required",
          "*a",
          "[!a-z]");

  private static final int CHARACTERS = 12_000;
  private static final int ELEMENTS = 800;
  private static final int LEVELS = 400;

  static Arbitrary<GrowingValue> any() {
    Arbitrary<String> parts =
        Arbitraries.of(PARTS).list().ofMinSize(1).ofMaxSize(3).map(each -> String.join("", each));
    Arbitrary<GrowingValue> texts = parts.map(GrowingValue::text);
    return Arbitraries.frequencyOf(
        Tuple.of(4, texts),
        Tuple.of(1, parts.map(GrowingValue::list)),
        Tuple.of(1, parts.map(GrowingValue::map)),
        Tuple.of(1, parts.map(GrowingValue::maps)),
        Tuple.of(1, parts.map(GrowingValue::nested)));
  }

  private static GrowingValue text(String part) {
    return new GrowingValue("'" + part + "'", CHARACTERS / part.length(), part::repeat);
  }

  private static GrowingValue list(String part) {
    return new GrowingValue("['" + part + "']", ELEMENTS, size -> elements(size, i -> part + i));
  }

  private static GrowingValue maps(String part) {
    return new GrowingValue(
        "[{a: '" + part + "'}]",
        ELEMENTS,
        size -> elements(size, i -> Map.of("a", part + i, "name", "a" + i, "value", part)));
  }

  private static GrowingValue map(String part) {
    return new GrowingValue(
        "{a: '" + part + "'}",
        ELEMENTS,
        size -> {
          Map<String, Object> entries = new HashMap<>();
          for (int i = 0; i < size; i++) {
            entries.put("a" + i, part);
          }
          return entries;
        });
  }

  private static GrowingValue nested(String part) {
    return new GrowingValue(
        "nested ['" + part + "']",
        LEVELS,
        size -> {
          Object value = part;
          for (int i = 0; i < size; i++) {
            value = i % 2 == 0 ? List.of(value) : Map.of("a", value);
          }
          return value;
        });
  }

  private static Object elements(int size, IntFunction<Object> element) {
    return IntStream.range(0, size).mapToObj(element).toList();
  }

  Object of(int size) {
    return sized.apply(size);
  }

  @Override
  public String toString() {
    return part;
  }
}
