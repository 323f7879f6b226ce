package io.github.azurebatch.camunda.engine.outcome;

import io.github.azurebatch.camunda.engine.variable.StoredMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/** The message of a fault: short in itself, and whole in the details where it was cut. */
final class FaultMessage {

  private static final String WHOLE = "wholeMessage";

  private FaultMessage() {}

  /** Adds the message and the details to the variable {@code batchError}. */
  static void addTo(Map<String, Object> batchError, String message, Map<String, ?> details) {
    String stored = StoredMessage.of(message);
    Map<String, Object> all = new LinkedHashMap<>(details);
    if (!stored.equals(message)) {
      all.put(WHOLE, message);
    }
    batchError.put("message", stored);
    batchError.put("details", all);
  }
}
