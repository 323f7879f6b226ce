package io.github.azurebatch.camunda.impl.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.GString;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.codehaus.groovy.runtime.GStringImpl;
import org.jspecify.annotations.Nullable;

class PlainDataPropertiesTest {

  private static final int DEPTH = 3;

  /** A value as somebody may give it, and what it means. */
  record Given(@Nullable Object foreign, @Nullable Object meaning) {}

  @Property
  void isTheSameWhereItIsPlainAlready(@ForAll("plain") @Nullable Object plain) {
    assertThat(PlainData.of("input", plain)).isEqualTo(plain);
  }

  @Property
  void isTheMeaningOfForeignValuesHoweverDeepTheyLie(@ForAll("foreign") Given given) {
    Object plain = PlainData.of("input", given.foreign());

    assertThat(plain).isEqualTo(given.meaning());
    assertThat(PlainData.of("input", plain)).isEqualTo(plain);
  }

  @Property
  void isWrittenAsJsonAndReadBack(@ForAll("foreign") Given given) {
    Object plain = List.of(Optional.ofNullable(given.meaning()).orElse("none"));

    String json = Json.write(plain);

    assertThat(Json.write(Objects.requireNonNull(Json.read(json)))).isEqualTo(json);
  }

  @Property
  void isRefusedWithItsPlaceWhereAStrangerIsAmongIt(
      @ForAll("foreign") Given before, @ForAll("foreign") Given after) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("before", before.foreign());
    map.put("stranger", new Object[] {Locale.ROOT, after.foreign()});

    assertThatThrownBy(() -> PlainData.of("input", List.of(map)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'input[0].stranger[0]' is of class java.util.Locale");
  }

  @Provide
  Arbitrary<Object> plain() {
    return plain(DEPTH);
  }

  private static Arbitrary<Object> plain(int depth) {
    Arbitrary<Object> scalars =
        Arbitraries.oneOf(
            Arbitraries.strings(),
            Arbitraries.integers(),
            Arbitraries.longs(),
            Arbitraries.bigDecimals(),
            Arbitraries.bigIntegers(),
            Arbitraries.of(true, false));
    return depth == 0
        ? scalars
        : Arbitraries.oneOf(
            scalars,
            plain(depth - 1).list().ofMaxSize(3).map(list -> (Object) list),
            Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), plain(depth - 1))
                .ofMaxSize(3)
                .map(map -> (Object) map));
  }

  @Provide
  Arbitrary<Given> foreign() {
    return foreign(DEPTH);
  }

  private Arbitrary<Given> foreign(int depth) {
    if (depth == 0) {
      return scalars();
    }
    Arbitrary<Given> inner = foreign(depth - 1);
    Arbitrary<List<Given>> several = inner.list().ofMaxSize(3);
    return Arbitraries.oneOf(
        scalars(),
        inner.map(given -> new Given(Optional.ofNullable(given.foreign()), given.meaning())),
        several.map(PlainDataPropertiesTest::list),
        several.map(PlainDataPropertiesTest::list).map(PlainDataPropertiesTest::typed),
        several.map(PlainDataPropertiesTest::array),
        Arbitraries.maps(Arbitraries.integers(), inner)
            .ofMaxSize(3)
            .map(PlainDataPropertiesTest::map));
  }

  private Arbitrary<Given> scalars() {
    Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(10);
    return Arbitraries.oneOf(
        texts.map(text -> new Given(text, text)),
        texts.map(text -> new Given(new StringBuilder(text), text)),
        texts.map(text -> new Given(gstring(text), text)),
        Arbitraries.chars().map(sign -> new Given(sign, String.valueOf(sign))),
        Arbitraries.integers().map(number -> new Given(number, number)),
        Arbitraries.bigDecimals().map(number -> new Given(number, number)),
        Arbitraries.longs().between(0, 1L << 40).map(PlainDataPropertiesTest::date),
        Arbitraries.integers().map(day -> LocalDate.ofEpochDay(day % 100_000)).map(this::asText),
        Arbitraries.create(UUID::randomUUID).map(this::asText),
        Arbitraries.of(TimeUnit.class).map(unit -> new Given(unit, unit.name())),
        Arbitraries.integers().map(PlainDataPropertiesTest::spin),
        Arbitraries.just(new Given(null, null)));
  }

  private static Given typed(Given given) {
    return new Given(Variables.objectValue(given.foreign()).create(), given.meaning());
  }

  private Given asText(Object value) {
    return new Given(value, value.toString());
  }

  private static GString gstring(String text) {
    return new GStringImpl(new Object[] {text}, new String[] {"", ""});
  }

  private static Given date(long millis) {
    return new Given(new Date(millis), Instant.ofEpochMilli(millis).toString());
  }

  private static Given spin(int number) {
    return new Given(
        Spin.JSON("{\"n\":[" + number + ",1.25]}"),
        Map.of("n", List.of(number, new BigDecimal("1.25"))));
  }

  private static Given list(List<Given> elements) {
    return new Given(
        new ArrayList<>(elements.stream().map(Given::foreign).toList()), meanings(elements));
  }

  private static Given array(List<Given> elements) {
    return new Given(elements.stream().map(Given::foreign).toArray(), meanings(elements));
  }

  private static List<@Nullable Object> meanings(List<Given> elements) {
    return new ArrayList<>(elements.stream().map(Given::meaning).toList());
  }

  private static Given map(Map<Integer, Given> entries) {
    Map<Object, Object> foreign = new LinkedHashMap<>();
    Map<String, Object> meaning = new LinkedHashMap<>();
    entries.forEach(
        (key, given) -> {
          foreign.put(BigInteger.valueOf(key), given.foreign());
          meaning.put(key.toString(), given.meaning());
        });
    return new Given(foreign, meaning);
  }
}
