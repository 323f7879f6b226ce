package io.github.azurebatch.camunda.impl.engine.account;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import io.github.azurebatch.camunda.impl.throttle.CallEnd;
import io.github.azurebatch.camunda.impl.throttle.CallListener;
import io.github.azurebatch.camunda.impl.throttle.RunningCall;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/** Tells the log of the calls to one service of an account of them; times and observes each. */
record MeasuredCalls(CallLog log, CallMetrics metrics, ObservationRegistry observations)
    implements CallListener {

  @Override
  public void requests() {
    log.requests();
  }

  @Override
  public void ended(String action, @Nullable AzureBatchException failure) {
    log.ended(action, failure);
  }

  @Override
  public RunningCall begins(String operation, String action) {
    RunningCall timed = metrics.begin(operation);
    if (observations.isNoop()) {
      return timed;
    }
    Observation observation = observation(operation, action).start();
    Observation.Scope scope = observation.openScope();
    return end -> {
      timed.end(end);
      scope.close();
      stop(observation, end);
    };
  }

  private Observation observation(String operation, String action) {
    return Observation.createNotStarted("camunda.azurebatch.observed.call", observations)
        .contextualName(operation)
        .lowCardinalityKeyValue("account", log.health().account())
        .lowCardinalityKeyValue("service", log.health().service())
        .lowCardinalityKeyValue("operation", operation)
        .highCardinalityKeyValue("action", ForeignText.cut(action));
  }

  private static void stop(Observation observation, CallEnd end) {
    observation.lowCardinalityKeyValue("status", end.status());
    if (end.failure() != null) {
      observation.error(end.failure());
    }
    observation.stop();
  }
}
