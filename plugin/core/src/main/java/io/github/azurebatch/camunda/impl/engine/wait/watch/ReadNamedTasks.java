package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.batch.task.TaskDefinition;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputElsewhere;
import io.github.azurebatch.camunda.impl.engine.output.PatternHint;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitUpdates;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what tasks upload that something else has submitted, and keeps it with their waits: from
 * then on they are awaited like our own.
 */
record ReadNamedTasks(Accounts accounts, WaitUpdates updates, Outages outages) {

  private static final Logger LOG = LoggerFactory.getLogger(ReadNamedTasks.class);

  /** Each costs a call, and the tasks that are known already wait meanwhile. */
  private static final int READS_PER_ROUND = 100;

  private static final Duration SHORT_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONG_PAUSE = Duration.ofMinutes(1);

  /**
   * Reads some; the next rounds read the others. What goes wrong with one does not stop the others.
   *
   * @param leased whether this node still has the lease of the Batch job
   * @throws AzureBatchException if Azure cannot be reached
   */
  void readSomeOf(WatchedJob job, Instant now, BooleanSupplier leased) {
    job.waits().stream()
        .filter(wait -> wait.isToBeRead(now))
        .limit(READS_PER_ROUND)
        .takeWhile(wait -> leased.getAsBoolean())
        .forEach(wait -> read(job, wait, now));
  }

  private void read(WatchedJob job, WatchedWait wait, Instant now) {
    TaskTarget task = (TaskTarget) wait.stored().target();
    try {
      Optional<TaskDefinition> found =
          accounts
              .get(task.account())
              .batch()
              .taskDefinition(task.expectation().task().reference());
      if (found.isEmpty()) {
        wait.progress().loseAllBut(Set.of());
        return;
      }
      Wait known = wait.stored().of(known(task, found.get()));
      updates.keep(wait.externalTaskId(), known);
      job.replace(wait, known);
    } catch (UnavailableException | BusyException e) {
      wait.postpone(now.plus(SHORT_PAUSE));
      if (Outages.isOfWholeAccount(e)) {
        throw e;
      }
    } catch (RefusedException e) {
      wait.refuse(now.plus(LONG_PAUSE));
      outages.report(job.topic(), e);
    } catch (NotFoundException e) {
      // cancelled in the meantime
      job.forget(wait);
    } catch (OptimisticLockingException e) {
      // somebody else has changed it: the next round reads it again
      job.forget(wait);
    } catch (RuntimeException | Error e) {
      wait.postpone(now.plus(LONG_PAUSE));
      LOG.warn(
          "What {} uploads could not be read; its wait stays, and it is read again in a minute",
          task.description(),
          e);
    }
  }

  private TaskTarget known(TaskTarget task, TaskDefinition definition) {
    List<DeclaredOutputFile> located = new ArrayList<>();
    List<OutputElsewhere> elsewhere = new ArrayList<>();
    for (TaskDefinition.Output output : definition.outputFiles()) {
      Optional<BlobLocation> container =
          accounts.locate(output.containerUrl()).filter(place -> place.path().isEmpty());
      container.ifPresentOrElse(
          place -> located.add(declared(output, place)), () -> elsewhere.add(elsewhere(output)));
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

  private static DeclaredOutputFile declared(TaskDefinition.Output output, BlobLocation place) {
    FilePattern pattern = new FilePattern(output.filePattern());
    return new DeclaredOutputFile(
        pattern,
        place.account(),
        place.container(),
        output.path() == null ? pattern.rootPath() : output.path(),
        output.uploadCondition(),
        false,
        Map.of());
  }

  private static OutputElsewhere elsewhere(TaskDefinition.Output output) {
    return new OutputElsewhere(
        output.filePattern(), output.containerUrl(), Objects.requireNonNullElse(output.path(), ""));
  }
}
