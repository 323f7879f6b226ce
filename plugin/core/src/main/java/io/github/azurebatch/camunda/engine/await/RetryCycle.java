package io.github.azurebatch.camunda.engine.await;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.FailedJobRetryConfiguration;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.jspecify.annotations.Nullable;

/** The pauses between the tries to end a wait, from a retry cycle of the engine's form. */
record RetryCycle(List<Duration> pauses) {

  static RetryCycle parse(String cycle) {
    FailedJobRetryConfiguration parsed = ParseUtil.parseRetryIntervals(cycle);
    return new RetryCycle(parsed.getRetryIntervals().stream().map(Duration::parse).toList());
  }

  /** The retries that are left after one more failure. */
  int retriesAfter(@Nullable Integer retriesBefore) {
    return retriesBefore == null ? pauses.size() : Math.max(0, retriesBefore - 1);
  }

  /** The pause before the next try. */
  Duration pause(int retriesLeft) {
    int index = Math.max(0, Math.min(pauses.size() - 1, pauses.size() - retriesLeft));
    return pauses.get(index);
  }
}
