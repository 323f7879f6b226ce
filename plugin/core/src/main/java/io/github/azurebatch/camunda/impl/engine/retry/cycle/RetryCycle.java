package io.github.azurebatch.camunda.impl.engine.retry.cycle;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.FailedJobRetryConfiguration;
import org.camunda.bpm.engine.impl.calendar.DurationHelper;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.camunda.bpm.engine.impl.util.StringUtil;
import org.jspecify.annotations.Nullable;

/**
 * The pauses between the tries to end a wait, written as a retry cycle of the engine: {@code
 * PT30S,PT2M} or {@code R5/PT1M}.
 */
public record RetryCycle(int retries, List<Duration> pauses) {

  /**
   * @throws InvalidInputException if the engine does not understand the cycle
   */
  public static RetryCycle parse(String cycle) {
    // the engine would take it for an expression, and look for an engine that is not built yet
    FailedJobRetryConfiguration parsed =
        StringUtil.isExpression(cycle) ? null : ParseUtil.parseRetryIntervals(cycle);
    if (parsed == null || parsed.getRetryIntervals() == null) {
      throw new InvalidInputException(notACycle(cycle));
    }
    return new RetryCycle(
        parsed.getRetries() - 1,
        parsed.getRetryIntervals().stream().map(interval -> pause(cycle, interval)).toList());
  }

  private static Duration pause(String cycle, String interval) {
    try {
      // the pause of R5/PT1M is the part behind the slash
      String single = interval.substring(interval.indexOf('/') + 1);
      Date start = new Date(0);
      Date end = new DurationHelper(single, start).getDateAfter();
      return Duration.between(start.toInstant(), end.toInstant());
    } catch (Exception e) {
      throw new InvalidInputException(notACycle(cycle));
    }
  }

  private static String notACycle(String cycle) {
    return "'" + cycle + "' is no retry cycle such as PT30S,PT2M,PT10M or R5/PT1M";
  }

  /**
   * The retries that are left after one more failure.
   *
   * @param retriesBefore null before the first failure
   */
  public int retriesAfter(@Nullable Integer retriesBefore) {
    return retriesBefore == null ? retries : Math.max(0, retriesBefore - 1);
  }

  public Duration longestPause() {
    return Collections.max(pauses);
  }

  /** The pause before the next try. */
  public Duration pause(int retriesLeft) {
    int index = Math.max(0, Math.min(pauses.size() - 1, pauses.size() - retriesLeft));
    return pauses.get(index);
  }
}
