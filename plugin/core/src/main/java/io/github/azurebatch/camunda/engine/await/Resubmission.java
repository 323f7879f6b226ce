package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.batch.TaskReference;
import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Adds the task of a wait again as the next attempt. Id and key are the same whoever does it and
 * however often: there is one task for each attempt.
 *
 * @param lifetime of signatures where the first attempt had none
 */
record Resubmission(Accounts accounts, String installationId, Duration lifetime) {

  /** The wait for the next attempt, whose task is there. */
  OneTask of(String externalTaskId, OneTask last) {
    SubmittedTask old = last.expectation().task();
    Attempt next = last.attempt().next();
    Instant expiry = old.sasExpiry();
    FreshSignatures signatures =
        new FreshSignatures(
            accounts,
            expiry == null ? lifetime : Duration.between(old.submitted(), expiry),
            lifetime);
    Instant added =
        accounts
            .get(last.account())
            .batch()
            .addAgain(old.reference(), next.taskId(), key(externalTaskId, next), signatures);
    return last.resubmitted(old.under(next.taskId(), added, signatures.outputExpiry()));
  }

  /** The task that {@link #of} would add. */
  static TaskReference next(OneTask last) {
    return new TaskReference(last.jobId(), last.attempt().next().taskId());
  }

  /** What tells that task from another of the same id. */
  String keyOfNext(String externalTaskId, OneTask last) {
    return key(externalTaskId, last.attempt().next());
  }

  private String key(String externalTaskId, Attempt attempt) {
    String text = installationId + "/" + externalTaskId + "/" + attempt.number();
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
