package io.github.azurebatch.camunda.impl.secret;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plain data as one text, to search it. {@link Object#toString} would copy each part once for every
 * level that it is nested in.
 */
final class FlatText {

  private final StringBuilder text = new StringBuilder();

  private FlatText() {}

  static String of(Object data) {
    if (data instanceof String single) {
      return single;
    }
    FlatText flat = new FlatText();
    flat.append(data);
    return flat.text.toString();
  }

  private void append(@Nullable Object data) {
    if (data instanceof Map<?, ?> map) {
      text.append('{');
      map.forEach(
          (name, value) -> {
            text.append(name).append('=');
            append(value);
            text.append(", ");
          });
      text.append('}');
    } else if (data instanceof List<?> list) {
      text.append('[');
      list.forEach(
          element -> {
            append(element);
            text.append(", ");
          });
      text.append(']');
    } else {
      text.append(data);
    }
  }
}
