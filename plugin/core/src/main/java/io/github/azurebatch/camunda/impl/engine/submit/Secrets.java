package io.github.azurebatch.camunda.impl.engine.submit;

import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configured secrets. A model has their names; the values go from here to the Batch service, in
 * memory.
 */
public final class Secrets {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{\\s*secrets\\.([^\\s{}]+)\\s*}}");

  private final Map<String, Secret> byName;

  public Secrets(Map<String, Secret> byName) {
    this.byName = new TreeMap<>(byName);
  }

  /**
   * @throws InvalidInputException if none of that name is configured
   */
  Secret get(String name) {
    Secret secret = byName.get(name);
    if (secret == null) {
      throw new InvalidInputException(
          "'%s' is not a configured secret; configured are %s"
              .formatted(name, new TreeSet<>(byName.keySet())));
    }
    return secret;
  }

  /** The text with the values in place of {@code {{secrets.name}}}. */
  public String reveal(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(get(match.group(1)).reveal()));
  }

  /** Whether the text names a secret. */
  public static boolean occurIn(String text) {
    return PLACEHOLDER.matcher(text).find();
  }
}
