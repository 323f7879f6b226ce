package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.OnCancel;
import io.github.azurebatch.camunda.engine.cancel.Terminations;
import io.github.azurebatch.camunda.engine.outcome.JobExpectation;
import io.github.azurebatch.camunda.engine.variable.Fields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * A wait for all tasks of a job, whoever adds them. It is over when the job has completed, or when
 * it has tasks and none of them is open.
 *
 * @param since when the wait was entered
 */
record WholeJob(JobExpectation expectation, Instant since) implements Awaited {

  static final String JOB_ID = "jobId";

  @Override
  public String account() {
    return expectation.account();
  }

  @Override
  public String jobId() {
    return expectation.jobId();
  }

  @Override
  public Progress newProgress() {
    return new JobProgress(this);
  }

  /** The job may work for others as well, so it is left running. */
  @Override
  public OnCancel onCancel() {
    return OnCancel.LEAVE;
  }

  @Override
  public void terminate(Terminations terminations, ExecutionEntity cancelled) {}

  @Override
  public void spare(Terminations terminations) {}

  @Override
  public String description() {
    return "Azure Batch job '%s'".formatted(jobId());
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("account", account());
    map.put(JOB_ID, jobId());
    map.put("required", expectation.required());
    map.put("allowedFailures", expectation.allowedFailures());
    map.put("since", since.toString());
    return map;
  }

  static WholeJob from(Fields fields) {
    return new WholeJob(
        new JobExpectation(
            fields.text("account"),
            fields.text(JOB_ID),
            fields.texts("required"),
            fields.count("allowedFailures")),
        fields.instant("since"));
  }
}
