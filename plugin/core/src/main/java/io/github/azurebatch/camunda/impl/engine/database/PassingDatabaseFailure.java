package io.github.azurebatch.camunda.impl.engine.database;

import io.github.azurebatch.camunda.impl.secret.ForeignText;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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

  /**
   * A lock that was not to be had in time, as PostgreSQL and H2 have it, and a deadlock as Oracle
   * has it.
   */
  private static final Set<String> PASSING_STATES = Set.of("55P03", "HYT00", "61000");

  /** With this state, which says nothing, MariaDB's driver has the number of the error only. */
  private static final String UNSPECIFIED = "HY000";

  /** A lock that was not to be had in time, as MariaDB and MySQL number it. */
  private static final int LOCK_WAIT_TIMEOUT = 1205;

  /** So begin the states of SQL Server's driver, which says the number of the error beside them. */
  private static final String SQL_SERVER = "S00";

  /** A lock that was not to be had in time, as SQL Server numbers it. */
  private static final int LOCK_REQUEST_TIMEOUT = 1222;

  /**
   * What the engine's own access to its database throws, unlike that of a model's code: MyBatis,
   * and Spring's transactions.
   */
  private static final List<String> ENGINE_ACCESS =
      List.of("org.apache.ibatis.exceptions.", "org.springframework.transaction.");

  private static final int CLASS_LENGTH = 2;

  private PassingDatabaseFailure() {}

  /** Whether such a failure is among the causes. */
  public static boolean isBehind(Throwable failure) {
    return among(failure).isPresent();
  }

  /**
   * What the database said of such a failure: more than the exceptions around it, and without the
   * values of the statement, which that of a batch quotes.
   */
  public static String message(SQLException failure) {
    SQLException inner = Objects.requireNonNullElse(failure.getNextException(), failure);
    return ForeignText.cut(String.valueOf(inner.getMessage())).replaceAll("\\s+", " ");
  }

  /** Such a failure among the causes. */
  public static Optional<SQLException> among(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .flatMap(cause -> cause instanceof SQLException e ? Stream.of(e) : Stream.empty())
        .filter(PassingDatabaseFailure::passes)
        .findFirst();
  }

  /**
   * Whether such a failure is among the causes, and the engine itself met it, not a delegate or a
   * listener of the model with another database.
   */
  public static boolean isOfEngine(Throwable failure) {
    return isBehind(failure)
        && Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .map(cause -> cause.getClass().getName())
            .anyMatch(name -> ENGINE_ACCESS.stream().anyMatch(name::startsWith));
  }

  private static boolean passes(SQLException failure) {
    return failure instanceof SQLTransientException
        || failure instanceof SQLRecoverableException
        || isPassing(failure.getSQLState())
        || isLockWaitTimeout(failure)
        || isOfPool(failure);
  }

  private static boolean isLockWaitTimeout(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return switch (failure.getErrorCode()) {
      case LOCK_WAIT_TIMEOUT -> state.equals(UNSPECIFIED);
      case LOCK_REQUEST_TIMEOUT -> state.startsWith(SQL_SERVER);
      default -> false;
    };
  }

  /** Pools of connections say without a state that they are exhausted; databases have states. */
  private static boolean isOfPool(SQLException failure) {
    return failure.getSQLState() == null
        && String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pool");
  }

  private static boolean isPassing(@Nullable String state) {
    return state != null
        && state.length() > CLASS_LENGTH
        && (PASSING.contains(state.substring(0, CLASS_LENGTH)) || PASSING_STATES.contains(state));
  }
}
