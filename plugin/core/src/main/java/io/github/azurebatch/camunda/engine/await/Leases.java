package io.github.azurebatch.camunda.engine.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.GetPropertiesCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases of Batch jobs: a property row of the engine's database for each, guarded by its revision,
 * so that only one engine node lists a Batch job. The clocks of the nodes must agree within the
 * lease's duration.
 */
final class Leases {

  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  private final CommandExecutor commands;
  private final String nodeId;
  private final Duration duration;
  private final Clock clock;
  private final Map<Topic, Instant> held = new HashMap<>();

  Leases(CommandExecutor commands, String nodeId, Duration duration, Clock clock) {
    this.commands = commands;
    this.nodeId = nodeId;
    this.duration = duration;
    this.clock = clock;
  }

  /** Takes or keeps the lease; half of its time can pass without a statement. */
  synchronized boolean hold(Topic topic) {
    Instant now = clock.instant();
    Instant expiry = held.getOrDefault(topic, Instant.MIN);
    if (expiry.isAfter(now.plus(duration.dividedBy(2)))) {
      return true;
    }
    held.remove(topic);
    return acquire(topic, now);
  }

  private boolean acquire(Topic topic, Instant now) {
    Lease mine = new Lease(now.plus(duration), nodeId, topic.name());
    try {
      if (commands.execute(context -> write(context, mine, now))) {
        held.put(topic, mine.expiry());
        return true;
      }
      return false;
    } catch (OptimisticLockingException e) {
      // another node was faster
      return false;
    } catch (ProcessEngineException e) {
      if (isTakenBySomeoneElse(topic)) {
        return false;
      }
      throw e;
    }
  }

  /** Tells an insert that lost against another node's from a database that is away. */
  private boolean isTakenBySomeoneElse(Topic topic) {
    return commands.execute(context -> find(context, Lease.rowName(topic.name())) != null);
  }

  private boolean write(CommandContext context, Lease mine, Instant now) {
    PropertyEntity row = find(context, mine.rowName());
    if (row == null) {
      context.getPropertyManager().insert(new PropertyEntity(mine.rowName(), mine.text()));
      return true;
    }
    if (Lease.parse(row.getValue()).isOfAnother(nodeId, now)) {
      return false;
    }
    row.setValue(mine.text());
    return true;
  }

  /** Gives the lease back at once. */
  synchronized void release(Topic topic) {
    if (held.remove(topic) == null) {
      return;
    }
    commands.execute(
        context -> {
          PropertyEntity row = find(context, Lease.rowName(topic.name()));
          if (row != null && Lease.parse(row.getValue()).nodeId().equals(nodeId)) {
            context.getPropertyManager().delete(row);
          }
          return null;
        });
  }

  /** Removes what nodes that died have left behind. */
  void sweep() {
    try {
      deleteAllExpired();
    } catch (OptimisticLockingException e) {
      // another node sweeps, or has taken one of them: the engine must start all the same
      LOG.debug("Another node was faster: {}", e.getMessage());
    }
  }

  private void deleteAllExpired() {
    Instant now = clock.instant();
    commands.execute(
        context -> {
          for (String name : new GetPropertiesCmd().execute(context).keySet()) {
            if (name.startsWith(Lease.ROW_PREFIX)) {
              deleteExpired(context, name, now);
            }
          }
          return null;
        });
  }

  private static void deleteExpired(CommandContext context, String name, Instant now) {
    PropertyEntity row = find(context, name);
    if (row != null && Lease.parse(row.getValue()).expiry().isBefore(now)) {
      context.getPropertyManager().delete(row);
    }
  }

  private static @Nullable PropertyEntity find(CommandContext context, String name) {
    return context.getPropertyManager().findPropertyById(name);
  }
}
