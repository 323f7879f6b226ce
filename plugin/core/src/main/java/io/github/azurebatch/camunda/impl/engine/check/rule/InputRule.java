package io.github.azurebatch.camunda.impl.engine.check.rule;

import io.github.azurebatch.camunda.impl.engine.check.model.CheckedActivity;
import io.github.azurebatch.camunda.impl.engine.check.model.Mistake;
import io.github.azurebatch.camunda.impl.engine.check.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** What has to hold between the inputs of an activity. */
sealed interface InputRule
    permits InputRule.OneOf, InputRule.Excluded, InputRule.Needed, LastingSignature {

  /** The mistake of an activity that breaks the rule in every instance. */
  Optional<Mistake> brokenBy(CheckedActivity activity);

  /**
   * At least one of the inputs has to be given.
   *
   * @param reason what an instance would do otherwise, or why
   */
  record OneOf(List<String> inputs, String reason) implements InputRule {

    @Override
    public Optional<Mistake> brokenBy(CheckedActivity activity) {
      return inputs.stream().allMatch(activity::isAbsent)
          ? Optional.of(
              activity.error(
                  activity.element(),
                  "the input %s is missing: %s",
                  inputs.stream()
                      .map(input -> "'" + input + "'")
                      .collect(Collectors.joining(" or ")),
                  reason))
          : Optional.empty();
    }
  }

  /** Where the one is so, the other must not be. */
  record Excluded(Condition one, Condition other, String reason) implements InputRule {

    @Override
    public Optional<Mistake> brokenBy(CheckedActivity activity) {
      return one.holds(activity) && other.holds(activity)
          ? Optional.of(
              activity.error(
                  place(activity, other),
                  "the input %s cannot stand beside %s: %s",
                  other.words(),
                  one.words(),
                  reason))
          : Optional.empty();
    }
  }

  /** Where the one is so, the other has to be. */
  record Needed(Severity severity, Condition one, Condition other, String reason)
      implements InputRule {

    @Override
    public Optional<Mistake> brokenBy(CheckedActivity activity) {
      return one.holds(activity) && other.fails(activity)
          ? Optional.of(
              activity.mistake(
                  severity,
                  place(activity, one),
                  "the input %s needs %s: %s",
                  one.words(),
                  other.words(),
                  reason))
          : Optional.empty();
    }
  }

  private static Element place(CheckedActivity activity, Condition condition) {
    return activity.input(condition.input()).orElse(activity.element());
  }
}
