package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.database.DatabaseClock;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database's clock is the one that all engine nodes have in common. */
@OnEveryDatabase
class DatabaseClockTest {

  private static final Duration MOST = Duration.ofSeconds(10);

  private final DataSource database = Databases.dataSource();

  @ParameterizedTest
  @CsvSource({"PT20M, ahead of", "PT-20M, behind"})
  void thatIsFarFromTheOneOfTheMachineIsLogged(Duration off, String side) {
    assertThat(warnings(Clock.offset(Clock.systemUTC(), off)))
        .singleElement()
        .asString()
        .containsPattern("is (1199|1200|1201) s " + side + " that of the database")
        .contains("process engine 'engine'", "more than 10 s", "set the clocks (NTP)");
  }

  @Test
  void thatAgreesIsNotLogged() {
    assertThat(warnings(Clock.systemUTC())).isEmpty();
    assertThat(warnings(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(8)))).isEmpty();
  }

  private List<String> warnings(Clock clock) {
    try (LogCapture logs = new LogCapture()) {
      DatabaseClock.check(database, "engine", clock, MOST);
      return logs.warnings("The clock of this machine");
    }
  }
}
