package io.github.azurebatch.camunda.impl.engine.input;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.jspecify.annotations.Nullable;

/** Objects of Java and of scripts that no input means, or that misbehave when they are read. */
public final class ForeignObjects {

  private static final int DEEP = 5_000;

  /** Made once: each script is compiled to a class, of which no try needs another. */
  private static final List<HostileValue> ALL = made();

  private ForeignObjects() {}

  public static Arbitrary<HostileValue> any() {
    Arbitrary<HostileValue> alone = Arbitraries.of(all());
    Arbitrary<HostileValue> within =
        Combinators.combine(Arbitraries.of(GivenInputs.FIELDS), alone)
            .as(
                (field, value) ->
                    new HostileValue(
                        field + ": " + value, () -> List.of("a", oneField(field, value.make()))));
    return Arbitraries.oneOf(alone, alone, within);
  }

  /** Each of them. */
  public static List<HostileValue> all() {
    return ALL;
  }

  private static List<HostileValue> made() {
    List<Supplier<@Nullable Object>> java = java();
    return Stream.of(
            IntStream.range(0, java.size())
                .mapToObj(index -> new HostileValue("Java's " + index, java.get(index))),
            groovy().stream().map(ForeignObjects::groovy),
            JavaScripts.all().stream()
                .map(script -> new HostileValue(script, () -> JavaScripts.value(script))))
        .flatMap(values -> values)
        .toList();
  }

  private static HostileValue groovy(String text) {
    Script script = new GroovyShell().parse(text);
    return new HostileValue(text, script::run);
  }

  private static Map<String, @Nullable Object> oneField(String field, @Nullable Object value) {
    Map<String, @Nullable Object> map = new HashMap<>();
    map.put(field, value);
    return map;
  }

  private static List<Supplier<@Nullable Object>> java() {
    return List.of(
        Object::new,
        () -> Locale.GERMANY,
        () -> new IllegalStateException(HostileValues.SECRET),
        () -> new byte[] {1},
        () -> new ByteArrayInputStream(new byte[] {1}),
        () -> new Object[][] {{1, null}, {}},
        () -> new double[] {Double.NaN},
        () -> Map.of(1, "a", "1", "b"),
        () -> Map.of(List.of(1), "a"),
        () -> new HashMap<>(Collections.singletonMap(null, 1)),
        ForeignObjects::listThatContainsItself,
        ForeignObjects::mapThatContainsItself,
        ForeignObjects::deepList,
        ForeignObjects::deepOptional,
        () -> IntStream.range(0, 3),
        () -> Stream.of("a").map(any -> fail(new IllegalStateException("given by a stream"))),
        () -> failingList(new IllegalStateException(HostileValues.SECRET)),
        () -> failingList(new StackOverflowError()),
        () -> failingList(new NoClassDefFoundError("some/Where")),
        ForeignObjects::failingMap,
        () -> text(() -> fail(new StackOverflowError())),
        () -> text(nothing()),
        () -> (Iterable<Object>) () -> fail(new UnsupportedOperationException()),
        () -> new BigDecimal("1e999999999"),
        () -> new BigInteger("9".repeat(2_000)),
        () -> Double.NEGATIVE_INFINITY,
        () -> Optional.of(Optional.empty()),
        () -> JsonNodeFactory.instance.pojoNode(new Object()),
        () -> Spin.JSON("[{\"a\":[1e400]}]"),
        () -> Variables.objectValue(new Object()).create(),
        () -> Thread.currentThread(),
        () -> (Supplier<Object>) () -> "a");
  }

  private static List<String> groovy() {
    return List.of(
        "\"${{ -> throw new IllegalStateException('given by a closure') }}\"",
        "{ -> 1 }",
        "new Expando(a: 1)",
        "def list = []; list << list; list",
        "def map = [:]; map.a = [map]; map",
        "[:].withDefault { throw new IllegalStateException() }",
        "(1..3)",
        "[\"k${1}\": 1.50G, 2: null]",
        "new groovy.json.JsonSlurper().parseText('{\"a\":[1.50]}')",
        "Integer",
        "new Object() { String toString() { throw new StackOverflowError() } }",
        "'a'.toCharArray()");
  }

  private static Object listThatContainsItself() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    return list;
  }

  private static Object mapThatContainsItself() {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put("a", List.of(1, new Object[] {map}));
    return map;
  }

  private static Object deepList() {
    List<Object> list = List.of();
    for (int i = 0; i < DEEP; i++) {
      list = List.of(list);
    }
    return list;
  }

  private static Object deepOptional() {
    Optional<?> value = Optional.of("a");
    for (int i = 0; i < DEEP; i++) {
      value = Optional.of(value);
    }
    return value;
  }

  private static <T> T fail(Throwable failure) {
    throw ForeignObjects.<RuntimeException>unchecked(failure);
  }

  @SuppressWarnings("unchecked") // erased: whatever it is, it is thrown
  private static <E extends Throwable> E unchecked(Throwable failure) throws E {
    throw (E) failure;
  }

  private static Object failingList(Throwable failure) {
    return new AbstractList<>() {

      @Override
      public Object get(int index) {
        return fail(failure);
      }

      @Override
      public int size() {
        return 2;
      }
    };
  }

  private static Object failingMap() {
    return new AbstractMap<String, Object>() {

      @Override
      public Set<Entry<String, Object>> entrySet() {
        return fail(new IllegalStateException("given by a map"));
      }
    };
  }

  /** A class of an application may break the contract of any method. */
  @SuppressWarnings("NullAway")
  private static Supplier<String> nothing() {
    return () -> null;
  }

  private static Object text(Supplier<String> text) {
    return new CharSequence() {

      @Override
      public int length() {
        return 1;
      }

      @Override
      public char charAt(int index) {
        return 'a';
      }

      @Override
      public CharSequence subSequence(int start, int end) {
        return this;
      }

      @Override
      public String toString() {
        return text.get();
      }
    };
  }
}
