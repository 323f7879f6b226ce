package io.github.azurebatch.camunda.process.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/**
 * Counts the commits of an engine, together with those of other JVMs that share the count, and
 * halts its own JVM at one of them, as a crash does.
 */
final class Commits {

  /** What {@link EngineNode} is asked for. */
  static final String METER = "commits";

  private static final int KILLED = 137;

  private final SharedCount count;
  private volatile Halt halt = Halt.NEVER;

  /**
   * @param number of the commit that the JVM does not survive
   * @param after whether that commit is made first
   */
  private record Halt(long number, boolean after) {

    static final Halt NEVER = new Halt(Long.MAX_VALUE, false);
  }

  Commits(SharedCount count) {
    this.count = count;
  }

  long count() {
    return count.get();
  }

  /**
   * Lets the JVM end, if the commit is its own.
   *
   * @param when {@code before} or {@code after}, a space, and the count at the commit
   */
  void halt(String when) {
    String[] parts = when.split(" ", 2);
    halt = new Halt(Long.parseLong(parts[1]), parts[0].equals("after"));
  }

  DataSource counted(DataSource dataSource) {
    return proxy(
        DataSource.class,
        dataSource,
        (method, result) ->
            result instanceof Connection connection ? connection(connection) : result);
  }

  private Connection connection(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              boolean commits = method.getName().equals("commit");
              long number = commits ? count.increment() : 0;
              Halt planned = halt;
              if (commits && number == planned.number() && !planned.after()) {
                Runtime.getRuntime().halt(KILLED);
              }
              Object result = invoke(connection, method, arguments);
              if (commits && number == planned.number()) {
                Runtime.getRuntime().halt(KILLED);
              }
              return result;
            });
  }

  private interface Result {
    Object of(java.lang.reflect.Method method, Object result);
  }

  private static <T> T proxy(Class<T> type, T target, Result result) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> result.of(method, invoke(target, method, arguments))));
  }

  private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
