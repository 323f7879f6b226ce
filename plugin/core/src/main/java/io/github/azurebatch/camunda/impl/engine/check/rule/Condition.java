package io.github.azurebatch.camunda.impl.engine.check.rule;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedActivity;
import io.github.azurebatch.camunda.impl.engine.data.value.YesOrNo;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something that may be so of an input. An expression leaves open whether it is: then it neither
 * holds nor fails.
 *
 * @param value what its text has to be; null for any value
 * @param words for messages
 */
record Condition(String input, @Nullable Predicate<String> value, String words) {

  static Condition given(String input) {
    return new Condition(input, null, "'" + input + "'");
  }

  static Condition is(String input, String word) {
    return new Condition(input, word::equals, "'%s' = %s".formatted(input, word));
  }

  /** For words of the REST API, which are the same in any case. */
  static Condition isInAnyCase(String input, String word) {
    return new Condition(input, word::equalsIgnoreCase, "'%s' = %s".formatted(input, word));
  }

  static Condition isTrue(String input) {
    return new Condition(input, Condition::meansTrue, "'%s' = true".formatted(input));
  }

  private static boolean meansTrue(String text) {
    try {
      return YesOrNo.parse(text);
    } catch (InvalidInputException e) {
      return false;
    }
  }

  /** Whether it is so in every instance. */
  boolean holds(CheckedActivity activity) {
    return value == null
        ? activity.isGiven(input)
        : activity.literal(input).filter(value).isPresent();
  }

  /** Whether it is so in no instance. */
  boolean fails(CheckedActivity activity) {
    return activity.isAbsent(input)
        || (value != null && activity.literal(input).filter(value.negate()).isPresent());
  }
}
