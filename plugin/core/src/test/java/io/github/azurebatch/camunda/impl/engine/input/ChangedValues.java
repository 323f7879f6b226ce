package io.github.azurebatch.camunda.impl.engine.input;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/**
 * What somebody makes of a value that the plugin has stored: another value, or the same one in
 * which one field is missing, is something else, or is the JSON text of what it was.
 */
public final class ChangedValues {

  private static final HostileValue MISSING = HostileValue.of(null);

  private ChangedValues() {}

  public static Arbitrary<HostileValue> of(Map<String, ?> valid) {
    Arbitrary<HostileValue> other = HostileValues.of(AzureBatchInputs.TASK);
    Arbitrary<HostileValue> changed =
        Combinators.combine(Arbitraries.of(places(valid)), replacements())
            .as((place, by) -> changed(valid, place, by));
    Arbitrary<HostileValue> text =
        changed.map(value -> new HostileValue("the text of " + value, () -> text(value.make())));
    return Arbitraries.oneOf(other, changed, changed, text);
  }

  private static String text(@Nullable Object value) {
    try {
      Object stored = GivenInputs.stored("value", value);
      return stored == null ? "null" : Json.write(stored);
    } catch (RuntimeException | StackOverflowError e) {
      return "no plain data";
    }
  }

  private static Arbitrary<UnaryOperator<HostileValue>> replacements() {
    Arbitrary<UnaryOperator<HostileValue>> others =
        Arbitraries.oneOf(
                Arbitraries.just(MISSING),
                HostileValues.of(AzureBatchInputs.TASK),
                HostileValues.of(AzureBatchInputs.JOB_ID),
                HostileValues.of(AzureBatchInputs.PRIORITY),
                HostileValues.of(AzureBatchInputs.TIMEOUT))
            .map(value -> was -> value);
    UnaryOperator<HostileValue> text = was -> HostileValue.of(text(was.make()));
    UnaryOperator<HostileValue> list = was -> HostileValue.of(List.of(List.of()));
    return Arbitraries.oneOf(others, others, others, Arbitraries.of(List.of(text, list)));
  }

  private static HostileValue changed(
      Map<String, ?> valid, List<Object> place, UnaryOperator<HostileValue> by) {
    HostileValue value = by.apply(HostileValue.of(at(valid, place)));
    return new HostileValue(place + ": " + value, () -> with(valid, place, value.make()));
  }

  /** The places of all fields and elements, however deep. */
  private static List<List<Object>> places(Object value) {
    Map<Object, Object> parts = parts(value);
    List<List<Object>> places = new ArrayList<>();
    parts.forEach(
        (key, part) -> {
          places.add(List.of(key));
          for (List<Object> within : places(part)) {
            List<Object> place = new ArrayList<>(List.of(key));
            place.addAll(within);
            places.add(place);
          }
        });
    return places;
  }

  private static Map<Object, Object> parts(@Nullable Object value) {
    Map<Object, Object> parts = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      parts.putAll(map);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        parts.put(i, list.get(i));
      }
    }
    return parts;
  }

  private static @Nullable Object at(@Nullable Object value, List<Object> place) {
    return place.isEmpty()
        ? value
        : at(parts(value).get(place.get(0)), place.subList(1, place.size()));
  }

  private static @Nullable Object with(
      @Nullable Object value, List<Object> place, @Nullable Object replacement) {
    if (place.isEmpty()) {
      return replacement;
    }
    Map<Object, Object> parts = parts(value);
    Object part = with(parts.get(place.get(0)), place.subList(1, place.size()), replacement);
    if (value instanceof List) {
      parts.put(place.get(0), part);
      return new ArrayList<>(parts.values());
    }
    Map<Object, Object> map = new HashMap<>(parts);
    map.put(place.get(0), part);
    return map;
  }
}
