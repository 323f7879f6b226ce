package io.github.azurebatch.camunda.impl.engine.wait.queued;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.variable.StoredMessage;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.jspecify.annotations.Nullable;

/**
 * The variable {@code batchWaiting} of a waiting activity: why its Azure Batch task has not begun.
 *
 * @param queued how many of the tasks that it waits for are queued for long
 * @param since when the first of them was queued
 * @param sasExpiry when its signatures end, where that is too soon; null where it is not
 */
public record QueuedWait(
    QueueReason reason, int queued, Instant since, @Nullable Instant sasExpiry) {

  public static final String VARIABLE = AzureBatchVariables.BATCH_WAITING;

  private static final String REASON = "reason";
  private static final String TASKS = "tasks";
  private static final String SAS_EXPIRY = "sasExpiry";

  public static QueuedWait of(
      QueueReason reason, Iterable<TaskSnapshot> queued, @Nullable Instant expiry) {
    int count = 0;
    Instant since = Instant.MAX;
    for (TaskSnapshot task : queued) {
      count++;
      Instant begun = task.stateTransitionTime().toInstant();
      since = begun.isBefore(since) ? begun : since;
    }
    return new QueuedWait(reason, count, since, expiry);
  }

  /** What the variable is written for: a change of anything else does not change it. */
  public String key() {
    return key(reason.kind().text(), queued, sasExpiry != null);
  }

  /** Of the number the magnitude is enough: a long list is not written again for each task. */
  private static String key(String reason, int queued, boolean nearExpiry) {
    int magnitude = Integer.SIZE - Integer.numberOfLeadingZeros(queued);
    return reason + " " + magnitude + (nearExpiry ? " " + SAS_EXPIRY : "");
  }

  public static boolean showsExpiry(@Nullable String key) {
    return key != null && key.endsWith(SAS_EXPIRY);
  }

  /** Whether a key has this reason, with or without a SAS that ends soon. */
  public boolean hasReasonOf(@Nullable String key) {
    return key != null && key.split(" ")[0].equals(reason.kind().text());
  }

  /** The {@link #key()} of what a variable shows. */
  public static @Nullable String shownBy(@Nullable VariableInstance variable) {
    if (variable == null) {
      return null;
    }
    Fields fields = Fields.of(variable.getValue());
    return key(fields.text(REASON), fields.count(TASKS), fields.has(SAS_EXPIRY));
  }

  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("state", "active");
    map.put("since", since.toString());
    map.put(TASKS, queued);
    map.put(REASON, reason.kind().text());
    map.put("details", StoredMessage.of(reason.details()));
    map.put(SAS_EXPIRY, sasExpiry == null ? null : sasExpiry.toString());
    return map;
  }
}
