package io.github.azurebatch.camunda.benchmarks.site;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A connection pool that can be shut. Whatever an engine does is a transaction, so that an engine
 * stands still while its pool is shut, without being stopped.
 */
final class GatedPool extends HikariDataSource {

  private final ReadWriteLock gate = new ReentrantReadWriteLock();

  GatedPool(HikariConfig config) {
    super(config);
  }

  @Override
  public Connection getConnection() throws SQLException {
    gate.readLock().lock();
    try {
      return super.getConnection();
    } finally {
      gate.readLock().unlock();
    }
  }

  /**
   * Hands out no connection any more, and returns when all are back. The calling thread itself goes
   * on to get connections.
   */
  void shut() {
    gate.writeLock().lock();
    Patience.until(
        () -> getHikariPoolMXBean().getActiveConnections() == 0, "all connections are back");
  }

  /** Hands out connections again; on the thread that called {@link #shut}. */
  void open() {
    gate.writeLock().unlock();
  }
}
