package io.github.azurebatch.camunda.impl.engine.data;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groovy.lang.GroovyShell;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.script.SimpleBindings;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainDataTest {

  private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final ZonedDateTime BERLIN =
      ZonedDateTime.of(2026, 7, 1, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"));

  static Stream<Arguments> meanings() throws Exception {
    GroovyShell groovy = new GroovyShell();
    return Stream.of(
        arguments(null, null),
        arguments("text", "text"),
        arguments('c', "c"),
        arguments("text".toCharArray(), "text"),
        arguments(new StringBuilder("text"), "text"),
        arguments(7, 7),
        arguments(1.5f, new BigDecimal("1.5")),
        arguments(0.1f, new BigDecimal("0.1")),
        arguments(new BigDecimal("1.50"), new BigDecimal("1.50")),
        arguments(new BigInteger("12345678901234567890"), new BigInteger("12345678901234567890")),
        arguments(new Date(0), "1970-01-01T00:00:00Z"),
        arguments(java.sql.Date.valueOf("2026-01-02"), "2026-01-02"),
        arguments(java.sql.Time.valueOf("03:04:00"), "03:04:00"),
        arguments(new java.sql.Timestamp(1), "1970-01-01T00:00:00.001Z"),
        arguments(GregorianCalendar.from(BERLIN), "2026-07-01T12:00:00+02:00"),
        arguments(new GregorianCalendar(utc()), null),
        arguments(Instant.EPOCH, "1970-01-01T00:00:00Z"),
        arguments(LocalDate.EPOCH, "1970-01-01"),
        arguments(LocalDateTime.of(2026, 1, 2, 3, 4), "2026-01-02T03:04:00"),
        arguments(LocalTime.NOON, "12:00:00"),
        arguments(BERLIN, "2026-07-01T12:00:00+02:00"),
        arguments(OffsetDateTime.parse("2026-01-02T03:04Z"), "2026-01-02T03:04:00Z"),
        arguments(java.time.Duration.ofHours(1), "PT1H"),
        arguments(DayOfWeek.MONDAY, "MONDAY"),
        arguments(ID, ID.toString()),
        arguments(URI.create("https://a/b"), "https://a/b"),
        arguments(Path.of("a", "b"), "a/b"),
        arguments(new File("a/b"), "a/b"),
        arguments(Optional.of(LocalDate.EPOCH), "1970-01-01"),
        arguments(Optional.empty(), null),
        arguments(OptionalInt.of(3), 3),
        arguments(new int[] {1, 2}, List.of(1, 2)),
        arguments(new Object[] {'a', null}, asList("a", null)),
        arguments(List.of(1, 2).iterator(), List.of(1, 2)),
        arguments(IntStream.of(1, 2), List.of(1, 2)),
        arguments(Collections.singleton(DayOfWeek.MONDAY), List.of("MONDAY")),
        arguments(Map.of(3, "x"), Map.of("3", "x")),
        arguments(Map.of(DayOfWeek.MONDAY, ID), Map.of("MONDAY", ID.toString())),
        arguments(Map.of(1.0e10, 1), Map.of("10000000000", 1)),
        arguments(Spin.JSON("{\"a\":[1,\"x\",null]}"), Map.of("a", asList(1, "x", null))),
        arguments(Spin.JSON("{\"a\":\"x\"}").prop("a"), "x"),
        arguments(Spin.JSON("[{\"a\":1},{\"a\":2}]").elements(), maps("a", 1, 2)),
        arguments(new ObjectMapper().readTree("{\"a\":[1.5]}"), Map.of("a", List.of(1.5))),
        arguments(JsonNodeFactory.instance.pojoNode(ID), ID.toString()),
        arguments(Variables.stringValue("x"), "x"),
        arguments(Variables.objectValue(List.of(ID)).create(), List.of(ID.toString())),
        arguments(SpinValues.jsonValue("[1.50]").create(), List.of(new BigDecimal("1.50"))),
        arguments(groovy.evaluate("\"x-${1}\""), "x-1"),
        arguments(groovy.evaluate("['a', \"${1}\"]"), List.of("a", "1")),
        arguments(groovy.evaluate("1..3"), List.of(1, 2, 3)),
        arguments(groovy.evaluate("[\"k${1}\": [b: 1.50]]"), Map.of("k1", decimal("b"))),
        arguments(groovy.evaluate("[a: 1].withDefault { it }"), Map.of("a", 1)),
        arguments(
            groovy.evaluate("new groovy.json.JsonSlurper().parseText('{\"a\":[1.50]}')"),
            Map.of("a", List.of(new BigDecimal("1.50")))));
  }

  private static TimeZone utc() {
    return TimeZone.getTimeZone("UTC");
  }

  private static List<Map<String, Object>> maps(String name, int... values) {
    return IntStream.of(values).mapToObj(value -> Map.<String, Object>of(name, value)).toList();
  }

  private static Map<String, Object> decimal(String name) {
    return Map.of(name, new BigDecimal("1.50"));
  }

  @ParameterizedTest
  @MethodSource("meanings")
  void isWhatTheValueMeans(@Nullable Object foreign, @Nullable Object meaning) {
    Object plain = PlainData.of("items", foreign);

    if (foreign instanceof GregorianCalendar calendar && meaning == null) {
      assertThat(plain).asString().startsWith(calendar.toInstant().toString().substring(0, 13));
    } else {
      assertThat(plain).isEqualTo(meaning);
    }
  }

  static Stream<Arguments> strangers() {
    return Stream.of(
        arguments(Locale.GERMANY, "java.util.Locale"),
        arguments(Currency.getInstance("EUR"), "java.util.Currency"),
        arguments(new Object(), "java.lang.Object"),
        arguments(new PlainDataTest(), PlainDataTest.class.getName()),
        arguments(String.class, "java.lang.Class"),
        arguments(new byte[] {1}, "store it as a blob"),
        arguments(new ByteArrayInputStream(new byte[0]), "store it as a blob"),
        arguments(Variables.byteArrayValue(new byte[0]), "store it as a blob"),
        arguments(Double.NaN, "NaN"),
        arguments(Float.POSITIVE_INFINITY, "Infinity"),
        arguments(new GroovyShell().evaluate("{ -> 1 }"), "Script"),
        arguments(new GroovyShell().evaluate("new Expando(a: 1)"), "groovy.util.Expando"),
        arguments(new SimpleBindings(Map.of("0", "a")), "JSON.stringify"),
        arguments(new IllegalStateException(), "java.lang.IllegalStateException"),
        arguments(
            Variables.serializedObjectValue("rO0=")
                .serializationDataFormat(Variables.SerializationDataFormats.JAVA)
                .create(),
            "x-java-serialized-object"),
        arguments(new HashMap<>(Collections.singletonMap(null, 1)), "the key null"),
        arguments(Map.of(List.of(1), 1), "a key is a text"),
        arguments(Map.of(1, "a", "1", "b"), "two keys that both become '1'"));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void refusesWhatHasNoPlainMeaningAndSaysWhereItIs(Object stranger, String said) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("when", asList(1, stranger));

    assertThatThrownBy(() -> PlainData.of("items", List.of(0, item)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'items[1].when[1]' ")
        .hasMessageContaining(said);
  }

  @Test
  void refusesWhatContainsItself() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    list.add(list);

    assertThatThrownBy(() -> PlainData.of("items", list))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("items[0][0]")
        .hasMessageContaining("contains itself");
  }

  @Test
  void refusesWhatNeverEnds() {
    assertThatThrownBy(() -> PlainData.of("items", Stream.generate(() -> "x")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("never end");
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(new StackOverflowError(), "'items' cannot be read: it is nested too deep"),
        arguments(new NoClassDefFoundError("a/B"), "a class of it cannot be loaded: a/B"),
        arguments(new AssertionError("not so"), "its own code fails: not so"),
        arguments(new IllegalStateException(), "its own code fails without a message"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void refusesWhatFailsInAnyWayWhenItIsRead(Throwable failure, String said) {
    Iterable<Object> broken =
        () -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) failure;
        };

    assertThatThrownBy(() -> PlainData.of("items", broken))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(said)
        .message()
        .doesNotContain("java.lang");
  }

  @Test
  void refusesWhatCannotBeRead() {
    Object lazy = new GroovyShell().evaluate("[\"${-> throw new IOException('away')}\"]");

    assertThatThrownBy(() -> PlainData.of("items", lazy))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'items[0]' cannot be read")
        .hasMessageContaining("away");
    Iterable<Object> broken =
        () -> {
          throw new IllegalStateException("closed");
        };
    assertThatThrownBy(() -> PlainData.of("items", broken))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void keepsTheOrderOfMaps() {
    Map<Object, Object> given = new LinkedHashMap<>();
    given.put("z", 1);
    given.put('a', 2);

    assertThat(PlainData.of("environment", given)).hasToString("{z=1, a=2}");
  }

  @Test
  void readsNothingTwice() {
    Iterator<Object> once = List.<Object>of("a").iterator();

    assertThat(PlainData.of("items", once)).isEqualTo(List.of("a"));
  }
}
