package io.github.azurebatch.camunda.impl.engine.input;

import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts at the borders of what readers look for, by kind. */
final class HostileTexts {

  private static final Arbitrary<String> ODD =
      Arbitraries.of(
          "",
          " ",
          "\u0000",
          "\u0007\u001B[31m",
          "\u200E\u202E",
          "\uD800",
          "\uDC00a",
          "\uFFFF",
          "é",
          "\uD83D\uDE00",
          "\r\n",
          "%00",
          "${x}",
          "#{x}",
          "{{secrets.x}}",
          "{{secrets.{item.a}}}",
          HostileValues.SECRET,
          "?sig=",
          "'; drop table ACT_RU_JOB --",
          "<script>");

  private HostileTexts() {}

  static Stream<Arbitrary<String>> names() {
    return Stream.of(
        Arbitraries.of(
            "default",
            "work",
            "-work",
            "work-",
            "wo--rk",
            "a:job-1",
            "$web",
            "WORK",
            "default\n",
            "../work",
            "work/..",
            "con",
            "."),
        around(Arbitraries.of("work", "a/b", "a\\b")),
        repeated(Arbitraries.of("a", "ä", "\uD83D\uDE00", "/", "-", "a b "), 300));
  }

  static Stream<Arbitrary<String>> patterns() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "*",
            "**",
            "?",
            "[a-c]",
            "[!a]",
            "[",
            "]",
            "[]",
            "[a",
            "[z-a]",
            "{",
            "}",
            "/",
            "//",
            "..",
            "./",
            "\\",
            "a",
            ".",
            ",",
            "!",
            "-> ",
            "std*.txt",
            "{item}",
            "{index}",
            "$",
            "^",
            "(",
            "+",
            "|");
    return Stream.of(joined(parts, 12), around(joined(parts, 3)), repeated(joined(parts, 2), 200));
  }

  static Stream<Arbitrary<String>> lines() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "a.txt",
            " -> ",
            "->",
            "|",
            " | required",
            " | optional",
            "=",
            "A=b",
            ":",
            "\n",
            "\r",
            "\t",
            "#",
            "\"",
            "'",
            "\\",
            "https://mystorage.blob.core.windows.net/c/a",
            "?sv=1",
            "https://",
            "c/",
            "{item.a}",
            "{taskId}",
            ",",
            " json",
            "stdout.txt",
            "on failure");
    return Stream.of(joined(parts, 12), around(joined(parts, 4)), repeated(joined(parts, 3), 100));
  }

  static Stream<Arbitrary<String>> numbers() {
    return Stream.of(
        Arbitraries.of(
            "0",
            "-0",
            "+1",
            "1.0",
            "1.50",
            "1e3",
            "1e999999999",
            "-1e-999999999",
            "0x10",
            "१",
            "2147483648",
            "-2147483649",
            "9223372036854775808",
            "NaN",
            "Infinity",
            "1_000",
            "1,000",
            " 1 ",
            "1d",
            "--1",
            "1000",
            "-1000",
            "1001"),
        around(Arbitraries.of("1", "10")),
        repeated(Arbitraries.of("9", "0", "1e"), 500));
  }

  /** Of items, each of which is a task to read. */
  static Stream<Arbitrary<String>> counts() {
    return Stream.of(Arbitraries.of("0", "1", "-1", "1.5", "2.0", "1e1", "1000001", "1e999999999"));
  }

  static Stream<Arbitrary<String>> durations() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "P",
            "T",
            "PT",
            "-",
            "+",
            "1",
            "0",
            "-1",
            "99999999999999999999",
            "1.5",
            ".",
            "Y",
            "M",
            "W",
            "D",
            "H",
            "S",
            "auto",
            "ms",
            " ",
            "/");
    return Stream.of(
        joined(parts, 8),
        Arbitraries.of(
            "PT0S",
            "P1000000D",
            "PT-1S",
            "P1Y",
            "P1M",
            "PT1.999999999999S",
            "pt1h",
            "P1DT",
            "PT9223372036854775807S",
            "PT9223372036854775808S",
            "P106751991167300D",
            "PT1e9S"),
        repeated(Arbitraries.of("9", "PT1H"), 500));
  }

  static Stream<Arbitrary<String>> words() {
    return Stream.of(
        Arbitraries.of(
            "true",
            "false",
            "TRUE",
            "yes",
            "1",
            "terminate",
            "leave",
            "report",
            "resubmit",
            "all",
            "any",
            "job",
            "terminateJob",
            "noAction",
            "racwdl",
            "w",
            "ww",
            "x",
            "null"),
        around(Arbitraries.of("true", "all", "rl")));
  }

  /** JSON that is whole, cut off, deep, long, doubled or of numbers that no machine holds. */
  static Stream<Arbitrary<String>> json() {
    Arbitrary<String> whole =
        Combinators.combine(
                Arbitraries.of(GivenInputs.FIELDS),
                Arbitraries.of(GivenInputs.FIELDS),
                Arbitraries.of(
                    "1",
                    "-1",
                    "1e400",
                    "1e999999999",
                    "\"a\"",
                    "\"\"",
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "[\"a\"]",
                    "[null]",
                    "[[{}]]",
                    "{\"id\":\"a\"}",
                    "\"\\ud800\"",
                    "\"\\u0000\"",
                    "\"{{secrets.x}}\"",
                    "\"https://mystorage.blob.core.windows.net/c\""))
            .as("{\"%s\":%3$s,\"%2$s\":%3$s}"::formatted);
    Arbitrary<String> cut =
        Combinators.combine(whole, Arbitraries.integers().between(0, 60))
            .as((text, at) -> text.substring(0, Math.min(at, text.length())));
    Arbitrary<String> deep =
        Arbitraries.integers()
            .between(1, 2000)
            .flatMap(
                depth ->
                    Arbitraries.of("[", "{\"a\":", "[{\"files\":").map(open -> open.repeat(depth)));
    Arbitrary<String> balanced =
        Arbitraries.integers().between(1, 1200).map(depth -> "[".repeat(depth) + "]".repeat(depth));
    Arbitrary<String> list = whole.list().ofMaxSize(3).map(objects -> objects.toString());
    return Stream.of(whole, whole, cut, deep, balanced, list, around(whole));
  }

  private static Arbitrary<String> joined(Arbitrary<String> parts, int most) {
    return parts.list().ofMaxSize(most).map(list -> String.join("", list));
  }

  private static Arbitrary<String> repeated(Arbitrary<String> part, int most) {
    return Combinators.combine(part, Arbitraries.integers().between(1, most)).as(String::repeat);
  }

  /** Something odd before, within or behind it. */
  private static Arbitrary<String> around(Arbitrary<String> text) {
    return Combinators.combine(text, ODD, Arbitraries.integers().between(0, 40))
        .as(
            (given, odd, place) -> {
              int at = Math.min(place, given.length());
              return given.substring(0, at) + odd + given.substring(at);
            });
  }
}
