package io.github.azurebatch.camunda.cockpit;

import io.github.azurebatch.camunda.operate.AzureBatchOperations;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** What the buttons of the pages do with a wait. */
record WaitOperations(AzureBatchOperations operations) {

  private static final Map<String, BiConsumer<AzureBatchOperations, String>> BY_NAME =
      Map.of(
          "poll-now", AzureBatchOperations::pollNow,
          "run-again", AzureBatchOperations::runAgain,
          "resubmit", AzureBatchOperations::resubmit,
          "terminate", AzureBatchOperations::terminate,
          "let-run", AzureBatchOperations::letRun);

  /**
   * @param name as it stands in the address
   * @throws WebApplicationException if there is none of that name
   */
  void run(String name, String externalTaskId) {
    BiConsumer<AzureBatchOperations, String> operation = BY_NAME.get(name);
    if (operation == null) {
      throw Refusal.answer(
          Response.Status.BAD_REQUEST.getStatusCode(),
          "'%s' is no operation on a wait; there are %s and extend-timeout"
              .formatted(name, new TreeSet<>(BY_NAME.keySet())));
    }
    operation.accept(operations, externalTaskId);
  }

  void extendTimeout(String externalTaskId, Duration fromNow) {
    operations.extendTimeout(externalTaskId, fromNow);
  }
}
