package io.github.azurebatch.camunda.impl.batch.sdk;

import io.github.azurebatch.camunda.impl.batch.sdk.call.BodyLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Splits a list of tasks by the limits of a request: 100 tasks and 1 MiB. */
final class TaskChunks {

  private static final int MOST_TASKS = 100;

  /** The bytes of the JSON around the tasks: {@code {"value":[]}}. */
  private static final int ENVELOPE = 12;

  private TaskChunks() {}

  /** Whether a request can hold a task of that size. */
  static boolean fits(int bytes) {
    return bytes + ENVELOPE < BodyLimit.MOST_BYTES;
  }

  /** Splits the list and keeps its order; each task must fit into a request. */
  static <T> List<List<T>> of(List<T> tasks, ToIntFunction<T> bytes) {
    List<List<T>> chunks = new ArrayList<>();
    List<T> chunk = new ArrayList<>();
    int size = 0;
    for (T task : tasks) {
      int more = bytes.applyAsInt(task) + 1;
      if (chunk.size() == MOST_TASKS || !fits(size + more)) {
        chunks.add(chunk);
        chunk = new ArrayList<>();
        size = 0;
      }
      chunk.add(task);
      size += more;
    }
    if (!chunk.isEmpty()) {
      chunks.add(chunk);
    }
    return chunks;
  }
}
