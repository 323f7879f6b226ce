package io.github.azurebatch.camunda.impl.engine.secret;

import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The configured secrets. A model has their names; the values go from here to the Batch service, in
 * memory.
 */
public final class Secrets {

  private final Map<String, Secret> byName;

  public Secrets(Map<String, Secret> byName) {
    this.byName = new TreeMap<>(byName);
  }

  /**
   * The secret of that name.
   *
   * @param own whether the model's own text names a secret there
   * @throws InvalidInputException if it does not name this one, or none of that name is configured
   */
  public Secret get(String name, Predicate<String> own) {
    Secret secret = byName.get(name);
    if (secret == null) {
      throw new InvalidInputException(
          "'%s' is not a configured secret; configured are %s"
              .formatted(name, new TreeSet<>(byName.keySet())));
    }
    if (!own.test(name)) {
      throw new InvalidInputException(
          "a value that was put into it names the secret '%s'. Only the model's own text names secrets: write the name there, and not by an expression or a script"
              .formatted(name));
    }
    return secret;
  }

  /** The text with the values in place of {@code {{secrets.name}}}. */
  public String reveal(String text, Predicate<String> own) {
    return SecretNames.replace(text, name -> get(name, own).reveal());
  }
}
