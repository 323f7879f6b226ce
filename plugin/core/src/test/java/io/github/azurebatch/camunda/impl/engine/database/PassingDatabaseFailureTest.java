package io.github.azurebatch.camunda.impl.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures of the database pass by themselves. */
class PassingDatabaseFailureTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57P01", "61000", "HYT00"})
  void passesWhereTheStateSaysSo(String state) {
    assertThat(PassingDatabaseFailure.isBehind(new SQLException("x", state))).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"22001", "23505", "42601", "55006", "4", ""})
  void staysWhereTheStatementIsWrong(String state) {
    assertThat(PassingDatabaseFailure.isBehind(new SQLException("x", state))).isFalse();
  }

  /** As Connector/J 3.5 of MariaDB throws it, where MySQL's has the state 40001. */
  @Test
  void passesWhereMariaDbHasNoLockInTime() {
    assertThat(PassingDatabaseFailure.isBehind(new SQLException("x", "HY000", 1205))).isTrue();
    assertThat(PassingDatabaseFailure.isBehind(new SQLException("x", "HY000", 1366))).isFalse();
  }

  /** Its driver appends a number of the server's to S00; MySQL has 1222 for a wrong statement. */
  @Test
  void passesWhereSqlServerHasNoLockInTime() {
    assertThat(PassingDatabaseFailure.isBehind(new SQLException("x", "S0051", 1222))).isTrue();
    assertThat(PassingDatabaseFailure.isBehind(new SQLException("x", "S0051", 207))).isFalse();
    assertThat(PassingDatabaseFailure.isBehind(new SQLException("x", "21000", 1222))).isFalse();
  }

  @Test
  void passesWhereTheDriverOrThePoolSaysSo() {
    assertThat(
            PassingDatabaseFailure.isBehind(new SQLTransientConnectionException("pool exhausted")))
        .isTrue();
    assertThat(PassingDatabaseFailure.isBehind(new SQLRecoverableException("closed"))).isTrue();
    assertThat(PassingDatabaseFailure.isBehind(new SQLDataException("value too long"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PooledDataSource: Could not get a good connection to the database.",
        "Cannot get a connection, pool error Timeout waiting for idle object",
        "Timeout: Pool empty. Unable to fetch a connection in 30 seconds"
      })
  void passesWhereAPoolSaysSoWithoutAState(String message) {
    assertThat(PassingDatabaseFailure.isBehind(new SQLException(message))).isTrue();
  }

  @Test
  void isTheEnginesOnlyWhereTheEngineItselfMetIt() {
    SQLException deadlock = new SQLException("deadlock", "40001");

    assertThat(
            PassingDatabaseFailure.isOfEngine(
                new ProcessEngineException("x", new PersistenceException("x", deadlock))))
        .isTrue();
    assertThat(PassingDatabaseFailure.isOfEngine(new IllegalStateException("x", deadlock)))
        .isFalse();
    assertThat(
            PassingDatabaseFailure.isOfEngine(
                new PersistenceException("x", new SQLDataException("value too long", "22001"))))
        .isFalse();
  }

  @Test
  void isFoundAmongTheCauses() {
    SQLException deadlock = new SQLException("deadlock", "40001");
    Throwable failure = new ProcessEngineException("x", new BatchUpdateException(deadlock));

    assertThat(PassingDatabaseFailure.isBehind(failure)).isTrue();
    assertThat(PassingDatabaseFailure.isBehind(new ProcessEngineException("x"))).isFalse();
  }
}
