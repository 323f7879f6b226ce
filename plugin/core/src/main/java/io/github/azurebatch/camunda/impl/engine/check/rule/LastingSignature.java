package io.github.azurebatch.camunda.impl.engine.check.rule;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedActivity;
import io.github.azurebatch.camunda.impl.engine.check.model.Mistake;
import io.github.azurebatch.camunda.impl.engine.data.value.Durations;
import io.github.azurebatch.camunda.impl.engine.data.value.WholeNumber;
import io.github.azurebatch.camunda.impl.engine.input.DurationText;
import io.github.azurebatch.camunda.impl.engine.submit.output.NeededLifetime;
import io.github.azurebatch.camunda.impl.engine.variable.SasLifetime;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signature that the activity makes has to last while its task is queued and runs. Where an
 * expression decides, the shortest time counts that may come of it.
 */
record LastingSignature() implements InputRule {

  private static final String NO_FILES = "none";
  private static final String IDENTITY = "identity";

  @Override
  public Optional<Mistake> brokenBy(CheckedActivity activity) {
    try {
      Duration fixed = signsFiles(activity) ? lifetime(activity) : null;
      return fixed == null
          ? Optional.empty()
          : needed(activity)
              .atLeast()
              .filter(shortest -> shortest.compareTo(fixed) > 0)
              .map(shortest -> mistake(activity, fixed, shortest));
    } catch (InvalidInputException e) {
      return Optional.empty(); // said of the input by itself
    }
  }

  /** Without the input, the logs are uploaded. */
  private static boolean signsFiles(CheckedActivity activity) {
    return activity.isAbsent(AzureBatchInputs.OUTPUT_FILES)
        || activity
            .literal(AzureBatchInputs.OUTPUT_FILES)
            .filter(files -> !files.strip().equals(NO_FILES) && !files.contains(IDENTITY))
            .isPresent();
  }

  /** Null where it is as long as needed, or an expression decides. */
  private static @Nullable Duration lifetime(CheckedActivity activity) {
    Optional<SasLifetime> lifetime =
        activity.isAbsent(AzureBatchInputs.LIFETIME)
            ? Optional.of(SasLifetime.DEFAULT)
            : activity.literal(AzureBatchInputs.LIFETIME).map(SasLifetime::parse);
    return lifetime.isEmpty() ? null : lifetime.get().fixed();
  }

  private static NeededLifetime needed(CheckedActivity activity) {
    return new NeededLifetime(
        activity
            .literal(AzureBatchInputs.QUEUE_ALLOWANCE)
            .map(Durations::parse)
            .orElse(Duration.ZERO),
        activity.literal(AzureBatchInputs.MAX_WALL_CLOCK_TIME).map(Durations::parse).orElse(null),
        activity
            .literal(AzureBatchInputs.MAX_TASK_RETRY_COUNT)
            .map(WholeNumber::parse)
            .orElse(null),
        false);
  }

  private static Mistake mistake(CheckedActivity activity, Duration fixed, Duration shortest) {
    return activity.error(
        activity.input(AzureBatchInputs.LIFETIME).orElse(activity.element()),
        "the input 'lifetime' lets the signature of its output files end %s after submitting, and uploads may come %s after it, or later: give a longer one, or 'auto', which is as long as needed",
        DurationText.of(fixed),
        DurationText.of(shortest));
  }
}
