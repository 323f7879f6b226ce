package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.batch.task.TaskDefinition;
import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.access.Granted;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputElsewhere;
import io.github.azurebatch.camunda.impl.engine.output.PatternHint;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.wait.JobTarget;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import io.github.azurebatch.camunda.impl.engine.wait.outage.PerWaitFailures;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitState;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitUpdates;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.OptimisticLockingException;

/**
 * Reads tasks and jobs that the model names, and that something else may have submitted. What tells
 * them from others of their ids is kept with the wait, and the output files of a task, as if this
 * plugin had submitted it.
 */
record ReadNamedTargets(Access access, WaitUpdates updates, PerWaitFailures perWaitFailures) {

  /** Each costs a call, and the waits of other tasks wait meanwhile. */
  private static final int READS_PER_ROUND = 100;

  /**
   * Reads some; the next rounds read the others. What goes wrong with one does not stop the others.
   *
   * @param leased whether this node still has the lease of the Batch job
   * @throws AzureBatchException if Azure cannot be reached
   */
  void readSomeOf(WatchedJob job, Instant now, BooleanSupplier leased) {
    job.waits().stream()
        .filter(wait -> wait.isIn(WaitState.UNREAD, now))
        .limit(READS_PER_ROUND)
        .takeWhile(wait -> leased.getAsBoolean())
        .forEach(wait -> read(job, wait, now));
  }

  private void read(WatchedJob job, WatchedWait wait, Instant now) {
    WaitTarget target = wait.target();
    target.unreadTask().ifPresent(task -> read(job, wait, task, now));
    target.unreadJob().ifPresent(named -> read(job, wait, named, now));
  }

  private void read(WatchedJob job, WatchedWait wait, JobTarget named, Instant now) {
    perWaitFailures.run(
        job,
        wait,
        now,
        () ->
            access
                .accounts()
                .get(named.account())
                .batch()
                .job(named.jobId())
                .map(found -> named.createdAt(found.creationTime().toInstant()))
                .ifPresentOrElse(known -> keep(job, wait, known), wait::loseJob),
        "When %s was created could not be read".formatted(named.description()));
  }

  private void read(WatchedJob job, WatchedWait wait, TaskTarget task, Instant now) {
    perWaitFailures.run(
        job,
        wait,
        now,
        () ->
            definition(task)
                .ifPresentOrElse(
                    found -> keep(job, wait, known(access.of(wait.requester()), task, found)),
                    wait::loseAll),
        "What %s uploads could not be read".formatted(task.description()));
  }

  private Optional<TaskDefinition> definition(TaskTarget task) {
    return access
        .accounts()
        .get(task.account())
        .batch()
        .taskDefinition(task.expectation().task().reference());
  }

  private void keep(WatchedJob job, WatchedWait wait, WaitTarget target) {
    Wait known = wait.stored().of(target);
    try {
      updates.keep(wait.externalTaskId(), known);
      job.replace(wait, known);
    } catch (OptimisticLockingException e) {
      // something else has changed it: the next round reads it again
      job.forget(wait);
    }
  }

  private static TaskTarget known(Granted granted, TaskTarget task, TaskDefinition definition) {
    List<DeclaredOutputFile> located = new ArrayList<>();
    List<OutputElsewhere> elsewhere = new ArrayList<>();
    for (TaskDefinition.Output output : definition.outputFiles()) {
      Optional<BlobLocation> container =
          granted.locate(output.containerUrl()).filter(place -> place.path().isEmpty());
      container.ifPresentOrElse(
          place -> located.add(DeclaredOutputFile.of(output, place.account(), place.container())),
          () -> elsewhere.add(elsewhere(output)));
    }
    return task.read(submitted(task, definition, located), elsewhere);
  }

  private static SubmittedTask submitted(
      TaskTarget task, TaskDefinition definition, List<DeclaredOutputFile> outputFiles) {
    SubmittedTask named = task.expectation().task();
    return new SubmittedTask(
        named.account(),
        // in the letters of the service, in which its listings have it
        definition.reference(),
        definition.creationTime(),
        definition.creationTime(),
        null,
        definition.constraints().maxWallClockTime(),
        named.onCancel(),
        null,
        outputFiles,
        // its command line is not read
        PatternHint.ofAll(outputFiles, ""));
  }

  private static OutputElsewhere elsewhere(TaskDefinition.Output output) {
    return new OutputElsewhere(
        output.filePattern(), output.containerUrl(), Objects.requireNonNullElse(output.path(), ""));
  }
}
