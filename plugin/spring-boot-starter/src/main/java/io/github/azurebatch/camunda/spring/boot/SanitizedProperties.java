package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Hides the properties that are keys and secrets by their names, and cuts keys and secrets from all
 * other values: a property may refer to another one, such as an environment variable, and the
 * command line has them in one text.
 */
final class SanitizedProperties implements SanitizingFunction {

  private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^a-z0-9]");
  private static final String PREFIX =
      Prefixes.ALL.stream()
          .map(SanitizedProperties::uniform)
          .collect(Collectors.joining("|", "(", ")"));

  /**
   * Misspelled ones too: an environment variable that nothing knows keeps nothing from starting.
   */
  private static final Pattern SECRET =
      Pattern.compile(PREFIX + "(secret|accounts.*(key|secret)).*");

  private final Iterable<AzureBatchProcessEnginePlugin> plugins;

  /**
   * @param plugins asked only when a value is shown, by when the engine was built
   */
  SanitizedProperties(Iterable<AzureBatchProcessEnginePlugin> plugins) {
    this.plugins = plugins;
  }

  @Override
  public SanitizableData apply(SanitizableData data) {
    Object value = data.getValue();
    if (value == null) {
      return data;
    }
    if (SECRET.matcher(uniform(data.getKey())).matches()) {
      return data.withSanitizedValue();
    }
    String text = value.toString();
    String rest = text;
    for (AzureBatchProcessEnginePlugin plugin : plugins) {
      rest = plugin.withoutSecrets(rest);
    }
    return rest.equals(text) ? data : data.withValue(rest);
  }

  private static String uniform(String name) {
    return NO_LETTER_OR_DIGIT.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
