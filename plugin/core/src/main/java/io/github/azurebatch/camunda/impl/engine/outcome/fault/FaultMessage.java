package io.github.azurebatch.camunda.impl.engine.outcome.fault;

import io.github.azurebatch.camunda.impl.engine.variable.StoredMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The message of a fault, short enough to be stored; where it was cut, the details have the whole.
 *
 * @param warnings the warnings of the submission of the tasks
 */
public record FaultMessage(String stored, String whole, List<String> warnings) {

  private static final String WHOLE = "wholeMessage";

  /** The most characters of a stored message that the warnings take from the complaint. */
  private static final int ROOM_FOR_WARNINGS = 260;

  public static FaultMessage of(String message) {
    return new FaultMessage(StoredMessage.of(message), message, List.of());
  }

  /**
   * A message with the warnings of the submission, if they may be the cause.
   *
   * @param subject the beginning of the message, which names the task, list or job
   */
  public static FaultMessage of(
      FaultCode code, String subject, String complaint, List<String> warnings) {
    if (warnings.isEmpty() || !code.isOfTask()) {
      return of(subject + complaint);
    }
    String notes = warnings.stream().map(". Note: "::concat).collect(Collectors.joining());
    String whole = subject + complaint + notes;
    String note = StoredMessage.aroundMiddle(notes, ROOM_FOR_WARNINGS);
    int room = Math.max(0, StoredMessage.LONGEST - subject.length() - note.length());
    String stored =
        whole.length() <= StoredMessage.LONGEST
            ? whole
            : subject + StoredMessage.aroundMiddle(complaint, room) + note;
    return new FaultMessage(StoredMessage.of(stored), whole, warnings);
  }

  /** Adds the message and the details to the variable {@code batchError}. */
  void addTo(Map<String, Object> batchError, Map<String, ?> details) {
    Map<String, Object> all = new LinkedHashMap<>(details);
    if (!stored.equals(whole)) {
      all.put(WHOLE, whole);
    }
    batchError.put("message", stored);
    batchError.put("details", all);
    if (!warnings.isEmpty()) {
      batchError.put("warnings", warnings);
    }
  }
}
