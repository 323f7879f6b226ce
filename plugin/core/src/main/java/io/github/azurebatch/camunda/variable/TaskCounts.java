package io.github.azurebatch.camunda.variable;

/**
 * How the tasks of a list or a job ended.
 *
 * @param tasks all of them
 * @param succeeded those that ended successfully, their uploads included
 * @param failed those whose command line or upload failed
 * @param lost those that were deleted
 * @param open those that had not ended when the activity went on
 * @param missing those that succeeded without a required output; counted in {@code succeeded} too
 */
public record TaskCounts(int tasks, int succeeded, int failed, int lost, int open, int missing) {

  static TaskCounts of(View view) {
    return new TaskCounts(
        view.count("tasks"),
        view.count("succeeded"),
        view.count("failed"),
        view.count("lost"),
        view.count("open"),
        view.count("missing"));
  }
}
