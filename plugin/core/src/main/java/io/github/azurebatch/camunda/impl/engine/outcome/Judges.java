package io.github.azurebatch.camunda.impl.engine.outcome;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.outcome.job.JobJudge;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListJudge;
import io.github.azurebatch.camunda.impl.engine.outcome.log.FirstLogs;
import io.github.azurebatch.camunda.impl.engine.outcome.log.LogReader;
import io.github.azurebatch.camunda.impl.engine.outcome.task.TaskJudge;

/** One judge for each kind of work that a wait can be for. */
public record Judges(TaskJudge task, ListJudge list, JobJudge job) {

  /**
   * @param inlineLimit bytes of one output that a variable takes as its content
   * @param diagnosisLimit bytes of each log that {@code batchError} takes
   */
  public static Judges of(Accounts accounts, int inlineLimit, int diagnosisLimit) {
    LogReader logs = new LogReader(accounts, diagnosisLimit);
    FirstLogs firstLogs = new FirstLogs(accounts, logs);
    return new Judges(
        new TaskJudge(accounts, inlineLimit, logs),
        new ListJudge(accounts, firstLogs),
        new JobJudge(accounts, firstLogs));
  }
}
