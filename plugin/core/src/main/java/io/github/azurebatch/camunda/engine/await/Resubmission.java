package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.batch.TaskCopy;
import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import io.github.azurebatch.camunda.engine.output.SubmittedTasks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Adds tasks of waits again as their next attempts. Id and key are the same whoever does it and
 * however often: there is one task for each attempt.
 *
 * @param lifetime of signatures where the first attempt had none
 */
record Resubmission(Accounts accounts, String installationId, Duration lifetime) {

  Repetition.Added add(Repeatable task) {
    FreshSignatures signatures = new FreshSignatures(accounts, task.sasLifetime(), lifetime);
    Instant added =
        accounts.get(task.account()).batch().addAgain(task.task(), task.next(), signatures);
    return new Repetition.Added(task.nextTask(), added, signatures.outputExpiry());
  }

  /** The task of a wait, and its next attempt. */
  Repeatable of(String externalTaskId, OneTask awaited) {
    SubmittedTask task = awaited.expectation().task();
    Attempt next = awaited.attempt().next();
    return new Repeatable(
        task.account(),
        task.reference(),
        new TaskCopy(next.taskId(), key(externalTaskId + "/" + next.number()), true),
        task.sasExpiry(),
        lifetime(task.submitted(), task.sasExpiry()),
        task.maxWallClockTime());
  }

  /**
   * One of the tasks of a wait for a list. What it leaves stays where the list has its outputs.
   *
   * @param index of the task in the list, from 1
   */
  Repeatable of(String externalTaskId, TaskList awaited, int index) {
    SubmittedTasks tasks = awaited.tasks();
    int next = awaited.runs().attempt(index) + 1;
    return new Repeatable(
        tasks.account(),
        awaited.runs().reference(index),
        new TaskCopy(
            awaited.runs().reference(index, next).taskId(),
            key(externalTaskId + "/" + index + "/" + next),
            false),
        awaited.runs().sasExpiry(index),
        lifetime(tasks.submitted(), tasks.sasExpiry()),
        tasks.maxWallClockTime());
  }

  private Duration lifetime(Instant submitted, @Nullable Instant expiry) {
    return expiry == null ? lifetime : Duration.between(submitted, expiry);
  }

  private String key(String work) {
    String text = installationId + "/" + work;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
