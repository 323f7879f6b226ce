package io.github.azurebatch.camunda.impl.engine.variable.task;

/** The ids of Azure Batch tasks that do the work of another one again: the same on every node. */
public final class AttemptId {

  private static final int MAX_LENGTH = 64;

  private AttemptId() {}

  /**
   * The id of an attempt of a single task; that of the first one is its own.
   *
   * @param attempt from 1
   */
  public static String of(String firstTaskId, int attempt) {
    return attempt == 1 ? firstTaskId : later(firstTaskId, "", attempt);
  }

  /**
   * That of a later attempt, where the end of the id must stay: of a long one the beginning is cut.
   *
   * @param attempt from 2
   */
  static String later(String beginning, String end, int attempt) {
    String tail = end + "-" + attempt;
    int room = MAX_LENGTH - tail.length();
    return beginning.substring(0, Math.min(room, beginning.length())) + tail;
  }
}
