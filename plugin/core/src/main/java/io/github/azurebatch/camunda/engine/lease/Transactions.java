package io.github.azurebatch.camunda.engine.lease;

import java.time.Clock;
import java.util.function.Function;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes rows; where another node was faster, what it did is looked at, and it is tried again. */
record Transactions(PropertyRows rows, Clock clock, LeaseMeters meters) {

  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

  /**
   * @throws OptimisticLockingException if another node was faster twice
   */
  Plan run(Function<Table, Plan> planner) {
    Attempt first = new Attempt(planner);
    try {
      return first.run();
    } catch (OptimisticLockingException e) {
      first.lose(e);
      return new Attempt(planner).run();
    } catch (ProcessEngineException e) {
      // an insert that lost, or a database that is away: then this fails as well
      Plan plan = new Attempt(planner).run();
      first.lose(e);
      return plan;
    }
  }

  private final class Attempt {

    private final Function<Table, Plan> planner;
    private Plan planned = Plan.NOTHING;

    Attempt(Function<Table, Plan> planner) {
      this.planner = planner;
    }

    Plan run() {
      try {
        return rows.change(
            texts -> {
              planned = planner.apply(new Table(texts, clock.instant()));
              return planned;
            });
      } finally {
        meters.acquisitions().increment(planned.taken());
      }
    }

    void lose(ProcessEngineException conflict) {
      LOG.debug("Another node was faster: {}", conflict.getMessage());
      meters.conflicts().increment(Math.max(1, planned.taken()));
    }
  }
}
