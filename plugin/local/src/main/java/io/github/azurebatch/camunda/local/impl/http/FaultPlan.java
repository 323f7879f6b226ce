package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.Operation;
import java.util.List;
import java.util.Optional;

/** Knows which fault a call meets. */
@FunctionalInterface
public interface FaultPlan {

  /**
   * The fault of a call that just came in; it is planned no longer.
   *
   * @param ids the ids in the path of the call
   */
  Optional<Fault> take(Operation operation, List<String> ids);
}
