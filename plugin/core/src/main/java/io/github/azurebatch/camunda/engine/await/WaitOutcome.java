package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.batch.TaskSnapshot;
import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.outcome.AbsentTask;
import io.github.azurebatch.camunda.engine.outcome.Outcome;
import io.github.azurebatch.camunda.engine.outcome.OutcomeJudge;

/** Finds out what became of the task of a wait that is over. */
record WaitOutcome(Accounts accounts, OutcomeJudge judge) {

  Outcome of(Waiter waiter) {
    Wait wait = waiter.awaited();
    TaskSnapshot completed = waiter.completed();
    if (completed != null) {
      return judge.judge(wait.expectation(), completed);
    }
    return waiter.isLost() ? AbsentTask.lost(wait.expectation()) : timedOut(wait);
  }

  private Outcome timedOut(Wait wait) {
    if (wait.terminateOnTimeout()) {
      accounts
          .get(wait.topic().account())
          .batch()
          .terminateTask(wait.expectation().task().reference());
    }
    String allowed = String.valueOf(wait.timeout());
    return AbsentTask.timedOut(wait.expectation(), allowed, wait.terminateOnTimeout());
  }
}
