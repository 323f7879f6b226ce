package io.github.azurebatch.camunda.impl.engine.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyEntity;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyManager;

/**
 * What the reader of a queue tells the other nodes: a ring of rows, and a row at its head with how
 * many were written and when the last event was. A node that has missed more than the ring holds
 * takes it that anything may have arrived. One thread at a time uses it.
 */
final class EventBroadcast {

  private static final int RING = 16;
  private static final String PREFIX = "azureBatch.event.";
  private static final long UNKNOWN = -1;

  private final CommandExecutor commands;
  private final UUID id;
  private long seen = UNKNOWN;

  EventBroadcast(CommandExecutor commands, EventLease queue) {
    this.commands = commands;
    this.id = UUID.nameUUIDFromBytes(queue.name().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What other nodes are told.
   *
   * @param lastEvent in milliseconds, for those that read no queue
   */
  record Told(List<Arrived> arrived, long lastEvent) {}

  /**
   * Tells the others.
   *
   * @param lastEvent in milliseconds
   */
  void tell(List<String> texts, long lastEvent) {
    seen =
        commands.execute(
            context -> {
              PropertyManager rows = context.getPropertyManager();
              PropertyEntity head = rows.findPropertyById(headName());
              long number = head == null ? 0 : Head.parse(head.getValue()).number();
              for (String text : texts) {
                write(rows, slotName(++number), text);
              }
              write(rows, headName(), new Head(number, lastEvent).text());
              return number;
            });
  }

  private static void write(PropertyManager rows, String name, String text) {
    PropertyEntity row = rows.findPropertyById(name);
    if (row == null) {
      rows.insert(new PropertyEntity(name, text));
    } else {
      row.setValue(text);
    }
  }

  /** What was told since the last time; one statement if nothing was. */
  Told listen() {
    return commands.execute(this::listen);
  }

  private Told listen(CommandContext context) {
    PropertyManager rows = context.getPropertyManager();
    PropertyEntity row = rows.findPropertyById(headName());
    Head head = row == null ? new Head(0, 0) : Head.parse(row.getValue());
    long from = seen;
    seen = head.number();
    if (from == UNKNOWN || from == seen) {
      // what this node looks after from now on is polled at once
      return new Told(List.of(), head.lastEvent());
    }
    if (from > seen || seen - from > RING) {
      return new Told(List.of(Arrived.ANYWHERE), head.lastEvent());
    }
    List<Arrived> arrived = new ArrayList<>();
    for (long number = from + 1; number <= seen; number++) {
      PropertyEntity slot = rows.findPropertyById(slotName(number));
      arrived.add(slot == null ? Arrived.ANYWHERE : BroadcastTexts.parse(slot.getValue()));
    }
    return new Told(arrived, head.lastEvent());
  }

  /** The row's name, which has room for 64 characters. */
  private String headName() {
    return PREFIX + id;
  }

  private String slotName(long number) {
    return headName() + "." + number % RING;
  }

  private record Head(long number, long lastEvent) {

    String text() {
      return number + " " + lastEvent;
    }

    /** One that cannot be read is as none. */
    static Head parse(String text) {
      try {
        String[] parts = text.split(" ", 2);
        return new Head(Long.parseLong(parts[0]), Long.parseLong(parts[parts.length - 1]));
      } catch (NumberFormatException e) {
        return new Head(0, 0);
      }
    }
  }
}
