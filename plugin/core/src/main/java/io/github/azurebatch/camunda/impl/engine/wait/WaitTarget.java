package io.github.azurebatch.camunda.impl.engine.wait;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.cancel.Terminations;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.event.StorageEvents;
import io.github.azurebatch.camunda.impl.engine.mark.Names;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** What a wait is for: a task, the tasks of a list, or all tasks of one Azure Batch job. */
public sealed interface WaitTarget permits TaskTarget, ListTarget, JobTarget {

  String account();

  String jobId();

  /** Since when its tasks may have completed. */
  Instant since();

  /** The task, if its output files are still to be read from the service. */
  default Optional<TaskTarget> unreadTask() {
    return Optional.empty();
  }

  /** The job, if it is still to be read from the service when it was created. */
  default Optional<JobTarget> unreadJob() {
    return Optional.empty();
  }

  /** Whether it is to be read from the service before anything that is seen counts. */
  default boolean isUnread() {
    return unreadTask().isPresent() || unreadJob().isPresent();
  }

  /** Whether it is known which of its tasks are to be run again, once any are. */
  default boolean knowsTasksToRunAgain() {
    return true;
  }

  /** A progress with nothing seen yet. */
  Progress newProgress();

  /** What is done with it if the wait is cancelled. */
  OnCancel onCancel();

  /** Terminates its open tasks after the transaction, because the wait is cancelled. */
  void terminate(Terminations terminations, ExecutionEntity cancelled);

  /** Terminates its open tasks after the transaction, whatever is done where it is cancelled. */
  void terminateOpen(Terminations terminations, ExecutionEntity awaiting);

  /** This target, which runs on where its wait is cancelled. */
  WaitTarget letRun();

  /**
   * This target, whose tasks that have not succeeded are to be submitted anew.
   *
   * @throws InvalidInputException if they cannot be
   */
  WaitTarget toResubmit();

  /** Leaves it alone in this transaction, which reports how it ended. */
  void spare(Terminations terminations);

  /** What its tasks upload, as far as that is known before they end. */
  default Stream<Upload> uploads() {
    return Stream.of();
  }

  /**
   * An output file of a task.
   *
   * @param place of the task in a list, from 1; 0 of a single one
   */
  record Upload(int place, DeclaredOutputFile file) {

    /** The key of its place in storage; empty where no events tell of that. */
    public Optional<Long> key(StorageEvents events) {
      return events.key(file.account(), file.container(), file.path());
    }

    /** The key of its container; empty where no events tell of that. */
    public Optional<Long> containerKey(StorageEvents events) {
      return events.key(file.account(), file.container(), "");
    }
  }

  /** What it names at Azure. */
  Names names();

  /** How messages and logs name it. */
  String description();

  /** Its fields in the variable of the wait. */
  Map<String, Object> toMap();

  /** Reads what {@link #toMap()} wrote. */
  static WaitTarget from(Fields fields) {
    if (fields.has(ListTarget.TASKS)) {
      return ListTarget.from(fields);
    }
    return fields.has(JobTarget.JOB_ID) ? JobTarget.from(fields) : TaskTarget.from(fields);
  }
}
