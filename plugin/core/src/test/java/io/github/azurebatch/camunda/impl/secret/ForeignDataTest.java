package io.github.azurebatch.camunda.impl.secret;

import static io.github.azurebatch.camunda.LinearTime.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForeignDataTest {

  /** As long as one, and none. */
  private static final String SIGNATURE = "aW52ZW50ZWQgc2lnbmF0dXJlIG9mIGEgdGVzdCAwMDA=";

  private final KnownSecrets known =
      KnownSecrets.add(List.of("a-token/1234", "123456789", "p\"w\\d\n1"));

  @AfterEach
  void forget() {
    known.close();
  }

  @Test
  void losesSecretsInTextsKeysAndNumbersAtAnyDepth() {
    assertThat(
            cut(
                """
                {"a": ["x a-token/1234 y", {"a-token/1234": true}], "b": 123456789, "c": 12,
                 "d": null, "e": {"f": 5123456789.5}}"""))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsExactly(
            entry("a", List.of("x [secret cut] y", Map.of("[secret cut]", true))),
            entry("b", "[secret cut]"),
            entry("c", 12),
            entry("d", null),
            entry("e", Map.of("f", "5[secret cut].5")));
  }

  @Test
  void losesASecretHoweverItIsEscaped() {
    assertThat(cut("[\"a-\\u0074oken\\/1234\", \"p\\u0022w\\u005cd\\u000a1\"]"))
        .isEqualTo(List.of("[secret cut]", "[secret cut]"));
  }

  @Test
  void losesSignaturesInTextsAndInAFieldOfTheirName() {
    assertThat(
            cut(
                """
                {"url": "https://a.test/c?sv=1&sig=abc%%3D&x=1", "sig": "%1$s",
                 "my_SIG": "%1$s", "signature": "%1$s", "design": "%1$s", "sig ": 1}"""
                    .formatted(SIGNATURE)))
        .isEqualTo(
            Map.of(
                "url",
                "https://a.test/c?sv=1&[signature cut]&x=1",
                "sig",
                "[signature cut]",
                "my_SIG",
                "[signature cut]",
                "signature",
                SIGNATURE,
                "design",
                SIGNATURE,
                "sig ",
                1));
  }

  @Test
  void keepsTheValuesOfKeysThatAreTheSameWhenTheyAreCut() {
    assertThat(cut("{\"a-token/1234\": 1, \"a-token%2F1234\": 2, \"[secret cut] (2)\": 3}"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsExactly(
            entry("[secret cut]", 1),
            entry("[secret cut] (2)", 2),
            entry("[secret cut] (2) (3)", 3));
  }

  @Test
  void keepsEverythingElse() {
    String data =
        "{\"a\": [1, 2.50, true, null, \"x\", [], {}], \"b\": \"sig\", \"sig\": \"SIGTERM\"}";

    assertThat(cut(data)).isEqualTo(Json.read(data));
  }

  @Test
  void isReadInLinearTime() {
    assertLinear("[1", ",\"x\",{\"sig=a\":7}", "]", ForeignDataTest::cut);
    assertLinear("k", text -> ForeignData.cut(keysThatBecomeTheSame(text.length() / 50)));
  }

  private static Map<String, Integer> keysThatBecomeTheSame(int count) {
    Map<String, Integer> map = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      map.put("sig=" + i, i);
    }
    return map;
  }

  private static @Nullable Object cut(String json) {
    return ForeignData.cut(Json.read(json));
  }
}
