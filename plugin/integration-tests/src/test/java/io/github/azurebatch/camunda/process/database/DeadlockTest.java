package io.github.azurebatch.camunda.process.database;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** Another transaction has what that of a wait needs. The database itself finds that out. */
@OnEveryDatabase
class DeadlockTest {

  private static final String DEADLOCK =
      Databases.isPostgresql() ? "deadlock detected" : "Deadlock found";

  private static final DataSource database = database();

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(EngineSettings.on(database));

  private final Engines engines = new Engines(azure);

  @BeforeEach
  void everyTaskWritesAFile() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(Models.scripted("output.txt", UnaryOperator.identity()));
  }

  /**
   * PostgreSQL ends the transaction that has waited for a second when it finds the deadlock, and
   * MariaDB the one that has changed less.
   */
  @Test
  @EnabledIfSystemProperty(named = "database", matches = "postgresql|mariadb")
  void aDeadlockCostsAWaitNoRetry() throws Exception {
    ProcessInstance instance = waiting();
    ExternalTask wait = engines.onlyWait();
    try (LogCapture log = new LogCapture();
        Connection other = transaction()) {
      changeMuch(other);
      lockOneOf(wait, Databases.isPostgresql(), other);
      CompletableFuture<Void> round = CompletableFuture.runAsync(azure::poll);
      await().until(() -> isWaitingForALock(other));
      lockOneOf(wait, !Databases.isPostgresql(), other);
      round.join();
      other.rollback();

      assertThat(log.warnings("AZURE-BATCH-301"))
          .singleElement()
          .satisfies(warning -> assertThat(warning).contains(DEADLOCK));
    }
    assertThat(engines.onlyWait().getRetries()).isNull();
    assertEndsOnce(instance);
  }

  @Test
  void aLockThatIsNotToBeHadInTimeCostsAWaitNoRetry() throws Exception {
    ProcessInstance instance = waiting();
    ExternalTask wait = engines.onlyWait();
    try (Connection other = transaction()) {
      lock(other, "ACT_RU_EXT_TASK", wait.getId());
      azure.poll();
      other.rollback();
    }
    assertThat(engines.onlyWait().getRetries()).isNull();
    assertEndsOnce(instance);
  }

  /** By itself, PostgreSQL waits for a lock without end. */
  private static DataSource database() {
    if (!Databases.isPostgresql()) {
      return Databases.dataSource();
    }
    PGSimpleDataSource postgresql = new PGSimpleDataSource();
    postgresql.setUrl(Databases.postgresqlUrl());
    postgresql.setOptions("-c lock_timeout=3000");
    return postgresql;
  }

  private ProcessInstance waiting() {
    ProcessInstance instance = engines.start(Map.of());
    engines.awaitTasks();
    return instance;
  }

  private void assertEndsOnce(ProcessInstance instance) {
    azure.advance(Duration.ofSeconds(15));
    azure.runToRest();

    assertThat(instance).isEnded().hasPassedInOrder("await", "done");
    assertThat(engines.incidents()).isEmpty();
  }

  private static Connection transaction() throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /** The engine has both, on MariaDB the execution first: rows that refer to it lock it there. */
  private static void lockOneOf(ExternalTask wait, boolean execution, Connection connection)
      throws SQLException {
    if (execution) {
      lock(connection, "ACT_RU_EXECUTION", wait.getProcessInstanceId());
    } else {
      lock(connection, "ACT_RU_EXT_TASK", wait.getId());
    }
  }

  private static void lock(Connection connection, String table, String id) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "select ID_ from %s where ID_ = ? for %s update"
                // as an update of the row does: rows that refer to it can be inserted
                .formatted(table, Databases.isPostgresql() ? "no key" : ""))) {
      lock.setString(1, id);
      assertThat(lock.executeQuery().next()).isTrue();
    }
  }

  /** More than the engine does in its transaction. */
  private static void changeMuch(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into ACT_GE_PROPERTY (NAME_, VALUE_, REV_) values (?, 'x', 1)")) {
      for (int row = 0; row < 100; row++) {
        insert.setString(1, "row-" + row);
        insert.executeUpdate();
      }
    }
  }

  private static boolean isWaitingForALock(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                Databases.isPostgresql()
                    ? "select count(*) from pg_locks where not granted"
                    : "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'");
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1) > 0;
    }
  }
}
