package io.github.azurebatch.camunda.impl.engine.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that texts name with {@code {{secrets.name}}}, each as often as it is named, in the
 * order of the alphabet.
 *
 * <p>No name overlaps another one, and what stands before or behind a name does not change it. So a
 * text that is made of parts has at least the names of its parts, and has no more if, and only if,
 * no part brought one in and none was completed from pieces.
 */
public record SecretNames(List<String> names) {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{\\s*secrets\\.([^\\s{}]+)\\s*}}");

  /** The names in the text or, in plain data, in all texts of it. */
  public static SecretNames in(@Nullable Object data) {
    List<String> names = new ArrayList<>();
    collect(data, names);
    return of(names);
  }

  static SecretNames of(List<String> names) {
    return new SecretNames(names.stream().sorted().toList());
  }

  private static void collect(@Nullable Object data, List<String> names) {
    if (data instanceof String text) {
      if (text.contains("{{")) {
        PLACEHOLDER.matcher(text).results().map(match -> match.group(1)).forEach(names::add);
      }
    } else if (data instanceof List<?> list) {
      list.forEach(element -> collect(element, names));
    } else if (data instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            collect(key, names);
            collect(value, names);
          });
    }
  }

  /** The text with values in place of the names. */
  static String replace(String text, Function<String, String> value) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll((MatchResult match) -> Matcher.quoteReplacement(value.apply(match.group(1))));
  }

  public boolean isEmpty() {
    return names.isEmpty();
  }

  /** One that is here more often than there; null if there is none. */
  @Nullable String beyond(SecretNames others) {
    List<String> rest = new ArrayList<>(names);
    others.names().forEach(rest::remove);
    return rest.isEmpty() ? null : rest.get(0);
  }
}
