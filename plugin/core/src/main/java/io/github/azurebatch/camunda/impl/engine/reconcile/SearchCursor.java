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
 * Whose turn it is: a property row of the engine's database says when the next one is due, and
 * whichever node moves it on has it. The first is due an interval after the row was made.
 */
final class SearchCursor {

  private static final String ROW = "azureBatch.reconcile";

  private final CommandExecutor commands;
  private final Duration interval;
  private final Clock clock;

  SearchCursor(CommandExecutor commands, Duration interval, Clock clock) {
    this.commands = commands;
    this.interval = interval;
    this.clock = clock;
  }

  boolean take() {
    try {
      return commands.execute(this::take);
    } catch (OptimisticLockingException e) {
      // another node was faster
      return false;
    } catch (ProcessEngineException e) {
      if (commands.execute(SearchCursor::row) != null) {
        // another node made the row at the same moment
        return false;
      }
      throw e;
    }
  }

  /** For the next who asks, on any node: nothing came of it. */
  void giveBack() {
    commands.execute(
        context -> {
          PropertyEntity row = row(context);
          if (row != null) {
            row.setValue(clock.instant().toString());
          }
          return row;
        });
  }

  private boolean take(CommandContext context) {
    Instant now = clock.instant();
    Instant next = now.plus(interval);
    PropertyEntity row = row(context);
    if (row == null) {
      context.getPropertyManager().insert(new PropertyEntity(ROW, next.toString()));
      return false;
    }
    Instant due = due(row.getValue(), now);
    // after that moment the interval was shortened, or a clock went wrong
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
