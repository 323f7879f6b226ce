package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.variable.Fields;
import java.time.Instant;
import java.util.Map;

/** What a wait is for; all of it lies in one Azure Batch job. */
sealed interface Awaited permits OneTask {

  String account();

  String jobId();

  /** Since when its tasks may have completed. */
  Instant since();

  /** A new account of what the watcher sees of it. */
  Progress newProgress();

  /** How messages and logs name it. */
  String description();

  /** Its fields in the variable of the wait. */
  Map<String, Object> toMap();

  /** Reads what {@link #toMap()} wrote. */
  static Awaited from(Fields fields) {
    return OneTask.from(fields);
  }
}
