package io.github.azurebatch.camunda.process.database;

import java.sql.SQLException;

/**
 * What fails at one statement or commit.
 *
 * @param number of the statement or commit; the first is 1
 * @param after whether the server has done it before
 * @param state the SQLSTATE that is reported
 */
record DatabaseFault(int number, boolean after, String state) {

  static final DatabaseFault NONE = new DatabaseFault(Integer.MAX_VALUE, false, "");

  private static final String CONNECTION_EXCEPTION = "08006";

  /** The connection breaks. */
  static DatabaseFault lostConnection(int number, boolean after) {
    return new DatabaseFault(number, after, CONNECTION_EXCEPTION);
  }

  /** The server ends the transaction, as for a deadlock. */
  static DatabaseFault rolledBack(int number, String state) {
    return new DatabaseFault(number, false, state);
  }

  boolean breaksConnection() {
    return state.startsWith("08");
  }

  SQLException exception() {
    return new SQLException("Provoked at boundary " + number + (after ? ", after it" : ""), state);
  }
}
