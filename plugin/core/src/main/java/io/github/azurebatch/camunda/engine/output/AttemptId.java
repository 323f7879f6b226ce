package io.github.azurebatch.camunda.engine.output;

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
    return of(firstTaskId, "", attempt);
  }

  /**
   * The same where the end of the id must stay: of a long one the beginning is cut.
   *
   * @param attempt from 1
   */
  static String of(String beginning, String end, int attempt) {
    if (attempt == 1) {
      return beginning + end;
    }
    String tail = end + "-" + attempt;
    int room = MAX_LENGTH - tail.length();
    return beginning.substring(0, Math.min(room, beginning.length())) + tail;
  }
}
