package io.github.azurebatch.camunda.impl.engine.mark;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The text that a mark is made of. A value has the same text however it was stored and passed on:
 * the order of fields, fields that are null, and the type of a number make no difference.
 */
final class CanonicalJson {

  private CanonicalJson() {}

  static String of(MarkedKind kind, Owner owner, Map<?, ?> value) {
    Map<String, @Nullable Object> fields = fields(value);
    fields.keySet().removeIf(field -> !kind.covers(field));
    return Json.write(
        Arrays.asList(
            kind.name(),
            owner.tenantId(),
            kind.isOfInstance() ? owner.processInstanceId() : null,
            fields));
  }

  private static Map<String, @Nullable Object> fields(Map<?, ?> map) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach(
        (name, value) -> {
          if (value != null) {
            sorted.put(String.valueOf(name), canonical(value));
          }
        });
    return sorted;
  }

  private static @Nullable Object canonical(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return fields(map);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(CanonicalJson::canonical).toList();
    }
    if (value instanceof Number number) {
      return new BigDecimal(number.toString()).stripTrailingZeros();
    }
    return value;
  }
}
