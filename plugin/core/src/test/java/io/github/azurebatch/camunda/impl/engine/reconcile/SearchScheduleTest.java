package io.github.azurebatch.camunda.impl.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.SharedEngine;
import io.github.azurebatch.camunda.local.MovableClock;
import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a node searches for orphans, and when it leaves that to another one. */
class SearchScheduleTest {

  private static final String ROW = "azureBatch.reconcile";
  private static final Duration INTERVAL = Duration.ofHours(1);

  private final MovableClock clock = new MovableClock(Clock.systemUTC());
  private final SearchSchedule one = schedule(INTERVAL);
  private final SearchSchedule other = schedule(INTERVAL);

  @BeforeEach
  void insertTheRow() {
    assertThat(one.claimIfDue()).isFalse();
  }

  @AfterEach
  void deleteTheRow() {
    commands()
        .execute(
            context -> {
              PropertyEntity row = context.getPropertyManager().findPropertyById(ROW);
              context.getPropertyManager().delete(row);
              return row;
            });
  }

  @Test
  void beginsAnIntervalAfterItIsKnownForTheFirstTime() {
    clock.advance(INTERVAL.minusSeconds(1));
    assertThat(one.claimIfDue()).isFalse();

    clock.advance(Duration.ofSeconds(2));
    assertThat(one.claimIfDue()).isTrue();
  }

  @Test
  void letsOneNodeSearchInAnInterval() {
    clock.advance(INTERVAL);
    assertThat(other.claimIfDue()).isTrue();
    assertThat(one.claimIfDue()).isFalse();

    clock.advance(INTERVAL);
    assertThat(one.claimIfDue()).isTrue();
    assertThat(other.claimIfDue()).isFalse();
  }

  @Test
  void letsAnyNodeSearchAgainWhereASearchHasFailed() {
    clock.advance(INTERVAL);
    assertThat(one.claimIfDue()).isTrue();

    one.release();

    assertThat(other.claimIfDue()).isTrue();
    assertThat(one.claimIfDue()).isFalse();
  }

  @Test
  void searchesAtOnceWhereTheIntervalWasShortened() {
    SearchSchedule shortened = schedule(INTERVAL.dividedBy(2));

    assertThat(shortened.claimIfDue()).isTrue();
    assertThat(shortened.claimIfDue()).isFalse();
  }

  @Test
  void searchesAtOnceWhereTheRowWasEditedByHand() {
    commands()
        .execute(
            context -> {
              PropertyEntity row = context.getPropertyManager().findPropertyById(ROW);
              row.setValue("soon");
              return row;
            });

    assertThat(one.claimIfDue()).isTrue();
    assertThat(one.claimIfDue()).isFalse();
  }

  private SearchSchedule schedule(Duration interval) {
    return new SearchSchedule(commands(), interval, clock);
  }

  private static CommandExecutor commands() {
    return SharedEngine.configuration().getCommandExecutorTxRequired();
  }
}
