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
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
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
 * Reads the output files of tasks that the model names, and that something else has submitted. They
 * are kept with the wait, which goes on as if this plugin had submitted the task.
 */
record ReadNamedTasks(Access access, WaitUpdates updates, PerWaitFailures perWaitFailures) {

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
        .forEach(wait -> wait.target().unreadTask().ifPresent(task -> read(job, wait, task, now)));
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

  private void keep(WatchedJob job, WatchedWait wait, TaskTarget task) {
    Wait known = wait.stored().of(task);
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
        named.reference(),
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
