package io.github.azurebatch.camunda.benchmarks.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GatedPoolTest {

  private final Thread test = Thread.currentThread();
  private final CountDownLatch asked = new CountDownLatch(1);

  @Test
  void handsOutNoConnectionToOthersWhileItIsShut() throws Exception {
    try (GatedPool pool = pool()) {
      pool.shut();
      CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> isReached(pool));
      asked.await();
      assertThat(isReached(pool)).isTrue();
      assertThat(other).isNotDone();

      pool.open();
      assertThat(other.join()).isTrue();
    }
  }

  @Test
  void waitsForTheConnectionsThatOthersHave() throws Exception {
    try (GatedPool pool = pool()) {
      CountDownLatch isHeld = new CountDownLatch(1);
      CompletableFuture<Long> released = CompletableFuture.supplyAsync(() -> hold(pool, isHeld));
      isHeld.await();

      pool.shut();

      assertThat(System.nanoTime()).isGreaterThanOrEqualTo(released.join());
      pool.open();
    }
  }

  private static GatedPool pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:");
    config.setMaximumPoolSize(2);
    return new GatedPool(config);
  }

  private boolean isReached(GatedPool pool) {
    asked.countDown();
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Until the test's thread waits; when the connection was given back. */
  private long hold(GatedPool pool, CountDownLatch isHeld) {
    try (Connection connection = pool.getConnection()) {
      isHeld.countDown();
      Patience.until(() -> test.getState() == Thread.State.TIMED_WAITING, "the pool is being shut");
      assertThat(connection.isValid(1)).isTrue();
      return System.nanoTime();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
