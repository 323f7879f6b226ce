package io.github.azurebatch.camunda.impl.engine.reconcile;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyEntity;
import org.jspecify.annotations.Nullable;

/**
 * When the next search for orphans is due, in a property row of the engine's database. The node
 * that moves the row on makes the search, so that one node of a cluster does. The first search is
 * due an interval after the row was inserted.
 */
final class SearchSchedule {

  private static final String ROW = "azureBatch.reconcile";

  private final CommandExecutor commands;
  private final Duration interval;
  private final Clock clock;

  SearchSchedule(CommandExecutor commands, Duration interval, Clock clock) {
    this.commands = commands;
    this.interval = interval;
    this.clock = clock;
  }

  /** Whether a search is due and this node makes it. */
  boolean claimIfDue() {
    try {
      return commands.execute(this::claimIfDue);
    } catch (OptimisticLockingException e) {
      // another node has claimed it
      return false;
    } catch (ProcessEngineException e) {
      if (commands.execute(SearchSchedule::row) != null) {
        // another node inserted the row at the same moment
        return false;
      }
      throw e;
    }
  }

  /** Makes a search due at once, for any node, because the one that was claimed has failed. */
  void release() {
    commands.execute(
        context -> {
          PropertyEntity row = row(context);
          if (row != null) {
            row.setValue(clock.instant().toString());
          }
          return row;
        });
  }

  private boolean claimIfDue(CommandContext context) {
    Instant now = clock.instant();
    Instant next = now.plus(interval);
    PropertyEntity row = row(context);
    if (row == null) {
      context.getPropertyManager().insert(new PropertyEntity(ROW, next.toString()));
      return false;
    }
    Instant due = due(row.getValue(), now);
    // a row that is due later than an interval from now: the interval was shortened, or a clock
    // was wrong
    if (now.isBefore(due) && !due.isAfter(next)) {
      return false;
    }
    row.setValue(next.toString());
    return true;
  }

  private static @Nullable PropertyEntity row(CommandContext context) {
    return context.getPropertyManager().findPropertyById(ROW);
  }

  private static Instant due(String text, Instant otherwise) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return otherwise;
    }
  }
}
