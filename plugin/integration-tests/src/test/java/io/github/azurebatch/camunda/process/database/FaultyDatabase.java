package io.github.azurebatch.camunda.process.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that fails where a test says: at one of the statements and commits that an engine
 * makes, before or after the server has done it. Statements and commits are counted only while the
 * test lets them be, so that its own questions meet no fault.
 */
final class FaultyDatabase {

  private static final Set<String> BOUNDARIES =
      Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "commit");

  private final DataSource target;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean counts;
  private volatile boolean exhausted;
  private volatile DatabaseFault planned = DatabaseFault.NONE;

  FaultyDatabase(DataSource target) {
    this.target = target;
  }

  /** What the engine takes its connections from. */
  DataSource dataSource() {
    return proxy(DataSource.class, this::ofDataSource);
  }

  /** Lets the fault happen at one of the boundaries from now on; the first has the number 1. */
  void plan(DatabaseFault fault) {
    count.set(0);
    planned = fault;
  }

  /** Runs the action, whose statements and commits are counted on whatever thread they are. */
  void count(Runnable action) {
    counts = true;
    try {
      action.run();
    } finally {
      counts = false;
    }
  }

  /** How many boundaries were counted since the last fault was planned. */
  int counted() {
    return count.get();
  }

  /** Whether the planned fault has happened. */
  boolean hasFailed() {
    return count.get() >= planned.number();
  }

  /** Whether no connection is to be had for now: the pool says so after its time-out. */
  void exhaust(boolean exhausted) {
    this.exhausted = exhausted;
  }

  /** How many connections were taken and not given back. */
  int open() {
    return open.get();
  }

  private Object ofDataSource(Method method, Object @Nullable [] arguments) throws Throwable {
    if (method.getName().equals("getConnection")) {
      if (exhausted) {
        throw new SQLTransientConnectionException(
            "pool - Connection is not available, request timed out after 30000ms");
      }
      open.incrementAndGet();
    }
    Object result = invoke(target, method, arguments);
    return result instanceof Connection connection
        ? proxy(Connection.class, new FaultyConnection(connection))
        : result;
  }

  private @Nullable DatabaseFault fault(Method method) {
    return counts
            && BOUNDARIES.contains(method.getName())
            && count.incrementAndGet() == planned.number()
        ? planned
        : null;
  }

  /** A connection, and what its fault has left of it. */
  private final class FaultyConnection implements Call {

    private final Connection connection;
    private boolean given = true;

    /** What each statement and commit throws from now on. */
    private @Nullable String state;

    FaultyConnection(Connection connection) {
      this.connection = connection;
    }

    @Override
    public Object of(Method method, Object @Nullable [] arguments) throws Throwable {
      switch (method.getName()) {
        case "close" -> {
          open.addAndGet(given ? -1 : 0);
          given = false;
        }
        case "rollback" -> state = "25P02".equals(state) ? null : state;
        case "isClosed" -> {
          return connection.isClosed();
        }
        default -> {
          // what fails is below
        }
      }
      Object result = run(connection, method, arguments);
      return result instanceof Statement statement
          ? proxy(method.getReturnType(), (call, given) -> run(statement, call, given))
          : result;
    }

    private Object run(Object on, Method method, Object @Nullable [] arguments) throws Throwable {
      if (state != null && !method.getName().equals("close")) {
        throw new SQLException("The connection cannot be used any more", state);
      }
      DatabaseFault fault = fault(method);
      if (fault == null) {
        return invoke(on, method, arguments);
      }
      if (fault.after()) {
        invoke(on, method, arguments);
      }
      state = fault.breaksConnection() ? "08003" : "25P02";
      if (fault.breaksConnection()) {
        connection.close();
      } else if (!fault.after()) {
        connection.rollback();
      }
      throw fault.exception();
    }
  }

  /** What a proxy does in place of its target. */
  private interface Call {

    Object of(Method method, Object @Nullable [] arguments) throws Throwable;
  }

  @SuppressWarnings("unchecked")
  private static <T> T proxy(Class<T> type, Call call) {
    return (T)
        Proxy.newProxyInstance(
            FaultyDatabase.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call.of(method, arguments));
  }

  private static Object invoke(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
