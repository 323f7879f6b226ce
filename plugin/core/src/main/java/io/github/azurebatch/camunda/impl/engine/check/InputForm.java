package io.github.azurebatch.camunda.impl.engine.check;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * What an input may be.
 *
 * @param check of a text that the model has there; throws {@link InvalidInputException} only where
 *     an instance would
 */
record InputForm(Consumer<String> check) {

  /** Text of any kind, or data whose parts only an instance can judge. */
  static final InputForm ANY = new InputForm(text -> {});

  /** One of the plugin's own words. */
  static InputForm choice(String... allowed) {
    return oneOf(List.of(allowed), String::equals);
  }

  /** One of the words of the REST API, which are the same in any case. */
  static InputForm restChoice(String... allowed) {
    return oneOf(List.of(allowed), String::equalsIgnoreCase);
  }

  private static InputForm oneOf(List<String> allowed, BiPredicate<String, String> equality) {
    return new InputForm(
        text -> {
          if (allowed.stream().noneMatch(choice -> equality.test(choice, text))) {
            throw new InvalidInputException(
                "'%s' is none of %s".formatted(text, String.join(", ", allowed)));
          }
        });
  }
}
