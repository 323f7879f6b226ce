package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.Environment;

/**
 * Our properties, whichever prefix they have.
 *
 * @param prefix what messages name them with
 */
record WrittenProperties(String prefix, Map<String, String> byName) {

  /**
   * Reads them all.
   *
   * @throws InvalidInputException if one is set with both prefixes; without the values
   */
  static WrittenProperties of(Environment environment) {
    Map<String, String> camunda = new FlatProperties(Prefixes.CAMUNDA, environment).read();
    Map<String, String> operaton = new FlatProperties(Prefixes.OPERATON, environment).read();
    Map<String, String> all = new HashMap<>(camunda);
    operaton.forEach(
        (name, text) -> {
          if (all.put(name, text) != null) {
            throw new InvalidInputException(
                "%s.%s is set, and so is %s.%s; remove one of them"
                    .formatted(Prefixes.CAMUNDA, name, Prefixes.OPERATON, name));
          }
        });
    boolean isOperaton = camunda.isEmpty() && !operaton.isEmpty();
    return new WrittenProperties(isOperaton ? Prefixes.OPERATON : Prefixes.CAMUNDA, all);
  }
}
