package io.github.azurebatch.camunda.impl.engine.wait.poll;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A search for tasks that were deleted: a list of completed tasks never shows them. Its price grows
 * with the open tasks of the job, and not with those that it ever ran.
 */
public final class Audit {

  /** Tasks that one audit asks for by their ids; the next audit asks for the others. */
  static final int MOST_BY_ID = 1_000;

  /** Open tasks of a whole job that are listed. */
  private static final int MOST_OF_A_JOB = 10_000;

  private final BatchService batch;
  private final String jobId;
  private final boolean wholeJob;
  private final List<TaskSnapshot> seen = new ArrayList<>();
  private final Set<String> existing = new HashSet<>();

  /**
   * @param wholeJob whether a wait is for all tasks, and not for those of some ids
   */
  public Audit(BatchService batch, String jobId, boolean wholeJob) {
    this.batch = batch;
    this.jobId = jobId;
    this.wholeJob = wholeJob;
  }

  /** Lists open tasks; of the others it asks by id whether they completed or were deleted. */
  public void search(Set<String> awaited) {
    Set<String> unseen = new HashSet<>(awaited);
    if (awaited.size() > Completions.MOST_IDS) {
      batch.visitOpenTasks(jobId, task -> seeOpen(task, awaited, unseen));
    } else if (wholeJob) {
      see(batch.openTasks(jobId, "", MOST_OF_A_JOB), unseen);
    }
    List<String> asked = unseen.stream().limit(MOST_BY_ID).toList();
    asked.forEach(unseen::remove);
    existing.addAll(unseen);
    if (!asked.isEmpty()) {
      see(batch.tasks(jobId, asked), unseen);
    }
  }

  /** A job may have many more than those that waits are for; some of a whole job's are enough. */
  private void seeOpen(TaskSnapshot task, Set<String> awaited, Set<String> unseen) {
    if (awaited.contains(task.reference().taskId()) || (wholeJob && seen.size() < MOST_OF_A_JOB)) {
      see(task, unseen);
    }
  }

  private void see(List<TaskSnapshot> tasks, Set<String> unseen) {
    tasks.forEach(task -> see(task, unseen));
  }

  private void see(TaskSnapshot task, Set<String> unseen) {
    seen.add(task);
    existing.add(task.reference().taskId());
    unseen.remove(task.reference().taskId());
  }

  /** The tasks that were seen; some of them no wait is for. */
  public List<TaskSnapshot> seen() {
    return seen;
  }

  /** The ids of all awaited tasks but those that were deleted, and of some other tasks. */
  public Set<String> existing() {
    return existing;
  }
}
