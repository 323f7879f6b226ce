package io.github.azurebatch.camunda.impl.engine.account;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.throttle.CallListener;
import io.github.azurebatch.camunda.impl.throttle.RunningCall;
import org.jspecify.annotations.Nullable;

/** Tells the log of the calls to one service of an account of them, and times each. */
record MeasuredCalls(CallLog log, CallMetrics metrics) implements CallListener {

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
    return metrics.begin(operation);
  }
}
