package io.github.azurebatch.camunda.impl.engine;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.JobLock;
import io.github.azurebatch.camunda.impl.engine.database.DatabaseClock;
import io.github.azurebatch.camunda.impl.engine.database.Durability;
import io.github.azurebatch.camunda.impl.engine.database.PoolSize;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.DbIdGenerator;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/** What the engine brings along that can lose work, double it, hold it up, or tell secrets. */
record Surroundings(AzureBatchConfiguration configuration, Accounts accounts) {

  private static final Log LOG = Log.of(Surroundings.class);

  /** The part of a lease by which the clocks of nodes may differ. */
  private static final int CLOCKS_A_LEASE = 3;

  /**
   * Warns of commits that are forgotten, clocks that differ, ids that can deadlock, a connection
   * pool that is too small, a lock that is shorter than a call, and a log that has secrets in it.
   */
  void check(ProcessEngineConfigurationImpl engine) {
    String name = engine.getProcessEngineName();
    DataSource database = engine.getDataSource();
    checkIdGenerator(engine);
    Durability.check(database, name);
    Duration apart = configuration.leaseDuration().dividedBy(CLOCKS_A_LEASE);
    DatabaseClock.check(database, name, Clock.systemUTC(), apart);
    PoolSize.check(
        database,
        engine.getJobExecutor(),
        configuration.watcherThreads() + accounts.eventSources().size(),
        name);
    JobLock.check(engine.getJobExecutor(), name);
    WireLog.check(name);
  }

  private static void checkIdGenerator(ProcessEngineConfigurationImpl engine) {
    if (engine.getIdGenerator() instanceof DbIdGenerator) {
      LOG.write(
          LogLine.DATABASE_IDS,
          "Process engine '{}' takes its ids from the database, which can deadlock with a small"
              + " connection pool; set idGenerator to {}",
          engine.getProcessEngineName(),
          StrongUuidGenerator.class.getName());
    }
  }
}
