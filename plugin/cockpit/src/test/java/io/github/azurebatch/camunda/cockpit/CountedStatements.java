package io.github.azurebatch.camunda.cockpit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements of the web server's threads; those of the engine have other names. */
final class CountedStatements implements BeanPostProcessor {

  private static final String WEB_SERVER = "http-";

  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger mostParameters = new AtomicInteger();

  /** How many statements the requests of an action cost. */
  int during(Runnable action) {
    int before = count.get();
    action.run();
    return count.get() - before;
  }

  /** How many parameters the one had that had most of them. */
  int mostParameters() {
    return mostParameters.get();
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source ? counted(source) : bean;
  }

  private DataSource counted(DataSource source) {
    return new DelegatingDataSource(source) {
      @Override
      public Connection getConnection() throws SQLException {
        return counted(super.getConnection());
      }
    };
  }

  private Connection counted(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")
                  && Thread.currentThread().getName().startsWith(WEB_SERVER)) {
                count.incrementAndGet();
                mostParameters.accumulateAndGet(parameters((String) arguments[0]), Math::max);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static int parameters(String sql) {
    return (int) sql.chars().filter(letter -> letter == '?').count();
  }
}
