package io.github.azurebatch.camunda.impl.engine.secret;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.data.ParsedJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plain data with what its JSON texts say in place of them: JSON may write a letter as a code. */
final class NestedJson {

  private NestedJson() {}

  static @Nullable Object parsed(@Nullable Object data) {
    if (data instanceof String text) {
      return isJson(text) && Json.parse(text) instanceof ParsedJson.Whole whole
          ? parsed(whole.data())
          : text;
    }
    if (data instanceof List<?> list) {
      return list.stream().map(NestedJson::parsed).collect(Collectors.toList());
    }
    if (data instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> parsed = new LinkedHashMap<>();
      map.forEach((key, value) -> parsed.put(key, parsed(value)));
      return parsed;
    }
    return data;
  }

  private static boolean isJson(String text) {
    String begin = Json.withoutByteOrderMark(text).stripLeading();
    return begin.startsWith("{") || begin.startsWith("[");
  }
}
