package io.github.azurebatch.camunda.local.impl.node.transfer;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment variables of a task, as patterns name them: {@code $NAME} or {@code ${NAME}}, on
 * Windows {@code %NAME%}.
 *
 * @param values by name
 */
record EnvironmentVariables(Map<String, String> values, boolean isWindows) {

  private static final Pattern REFERENCE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)})");
  private static final Pattern REFERENCE_ON_WINDOWS = Pattern.compile("%(\\w+)(%)");

  /** Without the values, which may be secrets. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }

  /** The text with each known variable replaced; an unknown one stays as it is [inferred]. */
  String expand(String text) {
    return (isWindows ? REFERENCE_ON_WINDOWS : REFERENCE)
        .matcher(text)
        .replaceAll(
            found -> {
              String name = found.group(1) == null ? found.group(2) : found.group(1);
              return Matcher.quoteReplacement(values.getOrDefault(name, found.group()));
            });
  }
}
