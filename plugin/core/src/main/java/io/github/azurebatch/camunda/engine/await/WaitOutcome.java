package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.batch.TaskSnapshot;
import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.outcome.AbsentTask;
import io.github.azurebatch.camunda.engine.outcome.Outcome;
import io.github.azurebatch.camunda.engine.outcome.OutcomeJudge;

/** Finds out what became of the task of a wait that is over. */
record WaitOutcome(Accounts accounts, OutcomeJudge judge) {

  Outcome of(Waiter waiter) {
    return ofTask(waiter.awaited(), (TaskProgress) waiter.progress());
  }

  private Outcome ofTask(Wait wait, TaskProgress progress) {
    OneTask awaited = progress.task();
    TaskSnapshot completed = progress.completed();
    if (completed != null) {
      return judge.judge(awaited.expectation(), completed);
    }
    return progress.isLost() ? AbsentTask.lost(awaited.expectation()) : timedOut(wait, awaited);
  }

  private Outcome timedOut(Wait wait, OneTask awaited) {
    if (wait.terminateOnTimeout()) {
      accounts
          .get(awaited.account())
          .batch()
          .terminateTask(awaited.expectation().task().reference());
    }
    String allowed = String.valueOf(wait.timeout());
    return AbsentTask.timedOut(awaited.expectation(), allowed, wait.terminateOnTimeout());
  }
}
