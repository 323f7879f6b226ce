package io.github.azurebatch.camunda.benchmarks.site;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** Executes Camunda jobs on the caller's thread, where no job executor does. */
public record CamundaJobs(Node node) {

  private static final int PAGE = 1000;

  /**
   * Those that are due, and those that follow.
   *
   * @return how many there were
   */
  public int executeAll() {
    int executed = 0;
    List<Job> due = due();
    while (!due.isEmpty()) {
      due.forEach(job -> management().executeJob(job.getId()));
      executed += due.size();
      due = due();
    }
    return executed;
  }

  private List<Job> due() {
    return management().createJobQuery().executable().withRetriesLeft().listPage(0, PAGE);
  }

  private ManagementService management() {
    return node.engine().getManagementService();
  }
}
