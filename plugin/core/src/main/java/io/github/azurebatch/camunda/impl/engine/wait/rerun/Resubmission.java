package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.impl.batch.task.TaskCopy;
import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.impl.engine.wait.Attempt;
import io.github.azurebatch.camunda.impl.engine.wait.ListTarget;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Adds tasks of waits again as their next attempts. Id and key follow from the wait and the number
 * of the attempt, so that there is one task for each attempt, however often and on which node it is
 * added.
 *
 * @param lifetime of signatures where the first attempt had none
 */
public record Resubmission(Accounts accounts, String installationId, Duration lifetime) {

  RerunResult.Added add(RerunCandidate task) {
    FreshSignatures signatures = new FreshSignatures(accounts, task.sasLifetime(), lifetime);
    AccountClients account = accounts.get(task.account());
    Instant added = account.batch().addCopy(task.task(), task.next(), signatures);
    account.submissions().increment();
    return new RerunResult.Added(task.nextTask(), added, signatures.outputExpiry());
  }

  /** The task of a wait, and its next attempt. */
  RerunCandidate of(String externalTaskId, TaskTarget target) {
    SubmittedTask task = target.expectation().task();
    Attempt next = target.attempt().next();
    return new RerunCandidate(
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
  RerunCandidate of(String externalTaskId, ListTarget target, int index) {
    SubmittedTasks tasks = target.tasks();
    int next = target.runs().attempt(index) + 1;
    return new RerunCandidate(
        tasks.account(),
        target.runs().reference(index),
        new TaskCopy(
            target.runs().reference(index, next).taskId(),
            key(externalTaskId + "/" + index + "/" + next),
            false),
        target.runs().sasExpiry(index),
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
