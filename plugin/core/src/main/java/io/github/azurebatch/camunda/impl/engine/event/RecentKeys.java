package io.github.azurebatch.camunda.impl.engine.event;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What has arrived lately, for waits that this node reads only after that. */
final class RecentKeys {

  private static final long KEPT = Duration.ofMinutes(2).toMillis();
  private static final int MOST = 50_000;

  private final Clock clock;
  private final Map<Long, Long> times = new LinkedHashMap<>();

  RecentKeys(Clock clock) {
    this.clock = clock;
  }

  synchronized void add(Arrived arrived) {
    long now = clock.millis();
    for (long key : arrived.keys()) {
      times.remove(key);
      times.put(key, now);
    }
    Iterator<Long> eldestFirst = times.values().iterator();
    while (eldestFirst.hasNext()) {
      long time = eldestFirst.next();
      if (now - time <= KEPT && times.size() <= MOST) {
        return;
      }
      eldestFirst.remove();
    }
  }

  synchronized boolean has(long key) {
    Long time = times.get(key);
    return time != null && clock.millis() - time <= KEPT;
  }
}
