package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import java.time.Instant;
import java.util.Optional;

/** How the target of one wait is run again: one implementation for each kind of target. */
interface TargetRerun {

  /**
   * What is to be kept with the wait before any task is run again; empty if that has been kept, or
   * need not be.
   *
   * @throws InvalidInputException if nothing can be run again
   */
  Optional<Wait> plan();

  /**
   * Runs the next tasks again.
   *
   * @throws RefusedException if one of them cannot be run again
   */
  WaitRerun runNext(Instant now);
}
