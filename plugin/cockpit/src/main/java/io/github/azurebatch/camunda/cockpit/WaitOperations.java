package io.github.azurebatch.camunda.cockpit;

import io.github.azurebatch.camunda.operate.AzureBatchOperations;
import jakarta.ws.rs.BadRequestException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

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
   * @throws BadRequestException if there is none of that name
   */
  void run(String name, String externalTaskId) {
    BiConsumer<AzureBatchOperations, String> operation = BY_NAME.get(name);
    if (operation == null) {
      throw new BadRequestException(
          "'%s' is no operation on a wait; there are %s and extend-timeout"
              .formatted(name, new TreeSet<>(BY_NAME.keySet())));
    }
    operation.accept(operations, externalTaskId);
  }

  /**
   * @param fromNow in ISO 8601
   * @throws BadRequestException if it is no duration
   */
  void extendTimeout(String externalTaskId, @Nullable String fromNow) {
    try {
      operations.extendTimeout(externalTaskId, Duration.parse(String.valueOf(fromNow)));
    } catch (DateTimeParseException e) {
      throw new BadRequestException(
          "'fromNow' is '" + fromNow + "'; a duration such as PT2H is allowed");
    }
  }
}
