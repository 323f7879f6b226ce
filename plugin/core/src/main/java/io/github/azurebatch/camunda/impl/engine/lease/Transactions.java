package io.github.azurebatch.camunda.impl.engine.lease;

import io.github.azurebatch.camunda.impl.engine.lease.row.Table;
import java.time.Clock;
import java.util.function.Function;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes rows. If another node changed one first, it reads the rows again and plans once more. */
record Transactions(PropertyRows rows, Clock clock, LeaseMeters meters) {

  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

  /**
   * @throws OptimisticLockingException if another node was first twice
   */
  Plan run(Function<Table, Plan> planner) {
    Attempt first = new Attempt(planner);
    try {
      return first.run();
    } catch (ProcessEngineException e) {
      // an insert that came second; or the database is down, and then the second attempt fails too
      LOG.debug("Another node was faster: {}", e.getMessage());
      return new Attempt(table -> afterConflict(first, e, table, planner)).run();
    }
  }

  private Plan afterConflict(
      Attempt lost, ProcessEngineException e, Table table, Function<Table, Plan> planner) {
    long won = lost.planned.taken().stream().filter(name -> table.holder(name).isPresent()).count();
    boolean isConflict = won > 0 || e instanceof OptimisticLockingException;
    meters.conflicts().increment(isConflict ? Math.max(1, won) : 0);
    return planner.apply(table);
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
        meters.acquisitions().increment(planned.taken().size());
      }
    }
  }
}
