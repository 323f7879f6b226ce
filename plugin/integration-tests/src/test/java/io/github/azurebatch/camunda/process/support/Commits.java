package io.github.azurebatch.camunda.process.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The commits of an engine, at which the JVM meets the fault that is planned for one of them. */
record Commits(CommitFaults faults) {

  DataSource watched(DataSource dataSource) {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          Object result = invoke(dataSource, method, arguments);
          return result instanceof Connection connection ? watched(connection) : result;
        });
  }

  private Connection watched(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (!method.getName().equals("commit")) {
            return invoke(connection, method, arguments);
          }
          String kind = CommitKind.current();
          faults.meet(kind, false);
          Object result = invoke(connection, method, arguments);
          faults.meet(kind, true);
          return result;
        });
  }

  private interface Call {
    Object of(Method method, Object @Nullable [] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call.of(method, arguments)));
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
