package io.github.azurebatch.camunda.impl.engine.database;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells failures of a database that pass by themselves from those of a wrong statement. */
public final class PassingDatabaseFailure {

  /**
   * Connection exception, transaction rollback (a deadlock), insufficient resources, and operator
   * intervention (a shutdown), as SQL and PostgreSQL have them.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

  private static final int CLASS_LENGTH = 2;

  private PassingDatabaseFailure() {}

  /** Whether such a failure is among the causes. */
  public static boolean isBehind(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> cause instanceof SQLException e && passes(e));
  }

  private static boolean passes(SQLException failure) {
    return failure instanceof SQLTransientException
        || failure instanceof SQLRecoverableException
        || isPassing(failure.getSQLState());
  }

  private static boolean isPassing(@Nullable String state) {
    return state != null
        && state.length() > CLASS_LENGTH
        && PASSING.contains(state.substring(0, CLASS_LENGTH));
  }
}
