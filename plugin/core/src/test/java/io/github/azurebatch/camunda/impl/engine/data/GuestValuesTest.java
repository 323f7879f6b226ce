package io.github.azurebatch.camunda.impl.engine.data;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of GraalVM's JavaScript, of the version that Camunda names; later JDKs do not run it. */
@EnabledForJreRange(max = JRE.JAVA_21)
class GuestValuesTest {

  static Stream<Arguments> meanings() {
    return Stream.of(
        arguments("[1, 2.5, 'x', [true], null, undefined]", plainList()),
        arguments("[]", List.of()),
        arguments("[1,,3]", asList(1, null, 3)),
        arguments("({a: [1, 2], b: {c: 'x'}})", Map.of("a", List.of(1, 2), "b", Map.of("c", "x"))),
        arguments("({})", Map.of()),
        arguments("[new Date(0)]", List.of("1970-01-01T00:00:00Z")),
        arguments("[12345678901234567890n]", List.of(new BigInteger("12345678901234567890"))),
        arguments("[9007199254740993n]", List.of(9007199254740993L)),
        arguments("new Map([['a', 1], [2, [3]]])", Map.of("a", 1, "2", List.of(3))),
        arguments("new Set([1, 'b'])", List.of(1, "b")),
        arguments("new Uint8Array([1, 2])", List.of(1, 2)),
        arguments("(function* () { yield 1; yield 'b' })()", List.of(1, "b")),
        arguments("class A { constructor() { this.x = 1 } }; new A()", Map.of("x", 1)),
        arguments("JSON.parse('[{\"a\": 1}]')", List.of(Map.of("a", 1))),
        arguments("[5000000000]", List.of(5_000_000_000L)));
  }

  private static List<Object> plainList() {
    return asList(1, 2.5, "x", List.of(true), null, null);
  }

  @ParameterizedTest
  @MethodSource("meanings")
  void areWhatTheyMeanInJavaScript(String script, Object meaning) {
    try (Context javaScript = context(HostAccess.NONE)) {
      assertThat(PlainData.of("items", asCamundaHasIt(javaScript, script))).isEqualTo(meaning);
    }
  }

  @ParameterizedTest
  @MethodSource("meanings")
  void areTheSameWhereScriptsMaySeeJava(String script, Object meaning) {
    try (Context javaScript = context(HostAccess.ALL)) {
      assertThat(asJson(PlainData.of("items", asCamundaHasIt(javaScript, script))))
          .isEqualTo(asJson(meaning));
    }
  }

  /** The host's numbers may have other classes, which JSON does not tell apart. */
  private static @Nullable Object asJson(@Nullable Object plain) {
    return Json.read(Json.write(Objects.requireNonNull(plain)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function () {}",
        "Symbol('x')",
        "/x/",
        "new Date(NaN)",
        "new Error('x')",
        "Promise.resolve(1)",
        "NaN",
        "self"
      })
  void areRefusedWhereTheyHaveNoPlainMeaning(String value) {
    String script = "var self = []; self.push(self); [{f: %s}]".formatted(value);

    try (Context javaScript = context(HostAccess.NONE)) {
      Object given = asCamundaHasIt(javaScript, script);

      assertThatThrownBy(() -> PlainData.of("items", given))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("'items[0].f");
    }
  }

  private static Context context(HostAccess access) {
    return Context.newBuilder("js")
        .allowHostAccess(access)
        .option("engine.WarnInterpreterOnly", "false")
        .build();
  }

  /** Its script engine hands over what Java sees of the value. */
  private static Object asCamundaHasIt(Context javaScript, String script) {
    return javaScript.eval("js", script).as(Object.class);
  }
}
