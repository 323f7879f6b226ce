package io.github.azurebatch.camunda.impl.engine.wait;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.cancel.Terminations;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.mark.Names;
import io.github.azurebatch.camunda.impl.engine.outcome.job.JobExpectation;
import io.github.azurebatch.camunda.impl.engine.variable.task.Creation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * A wait for all tasks of a job, also those that others add. It is over when the job has completed,
 * or when it has tasks and none of them is open.
 *
 * @param since when the wait was entered
 * @param created when the service created the job, which tells it from another one of its id; null
 *     until the watcher has read it
 * @param onCancel what is done with the job if the wait is cancelled
 */
public record JobTarget(
    JobExpectation expectation, Instant since, @Nullable Instant created, OnCancel onCancel)
    implements WaitTarget {

  static final String JOB_ID = "jobId";
  private static final String ON_CANCEL = "onCancel";
  private static final String CREATED = "created";

  /** This target, now that it is known when the job was created. */
  public JobTarget createdAt(Instant time) {
    return new JobTarget(expectation, since, time, onCancel);
  }

  /** Whether a job of this id that was created then has taken the place of the awaited one. */
  public boolean isReplacedBy(Instant otherCreated) {
    return new Creation(created, created).isBefore(otherCreated);
  }

  @Override
  public Optional<JobTarget> unreadJob() {
    return created == null ? Optional.of(this) : Optional.empty();
  }

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

  @Override
  public void terminate(Terminations terminations, ExecutionEntity cancelled) {
    if (onCancel == OnCancel.TERMINATE) {
      terminations.addJob(cancelled, account(), jobId(), created);
    }
  }

  @Override
  public void terminateOpen(Terminations terminations, ExecutionEntity awaiting) {
    terminations.addJob(awaiting, account(), jobId(), created);
  }

  @Override
  public JobTarget letRun() {
    return new JobTarget(expectation, since, created, OnCancel.LEAVE);
  }

  @Override
  public JobTarget toResubmit() {
    throw new InvalidInputException(
        "%s is awaited as a whole, and whose tasks they are is not known: they are not submitted anew. Retry the incident, which reactivates its failed tasks, or move the token back to the activity that submits"
            .formatted(description()));
  }

  @Override
  public void spare(Terminations terminations) {
    terminations.spareJob(account(), jobId());
  }

  @Override
  public Names names() {
    return Names.ofJob(account(), jobId());
  }

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
    map.put(CREATED, created == null ? null : created.toString());
    map.put(ON_CANCEL, onCancel.text());
    return map;
  }

  static JobTarget from(Fields fields) {
    return new JobTarget(
        new JobExpectation(
            fields.text("account"),
            fields.text(JOB_ID),
            fields.texts("required"),
            fields.count("allowedFailures")),
        fields.instant("since"),
        fields.optionalInstant(CREATED),
        fields.has(ON_CANCEL) ? OnCancel.parse(fields.text(ON_CANCEL)) : OnCancel.LEAVE);
  }
}
