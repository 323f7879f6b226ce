package io.github.azurebatch.camunda.process.support;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.cumulative.CumulativeCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Meters that also know how often a counter was increased. What a transaction counts, it adds to
 * its counter at once, so this is the number of transactions.
 */
final class IncrementCounts extends SimpleMeterRegistry {

  private final Map<String, LongAdder> increments = new ConcurrentHashMap<>();

  /** How often the counters of that name were increased, each time by more than zero. */
  long of(String name) {
    LongAdder count = increments.get(name);
    return count == null ? 0 : count.sum();
  }

  @Override
  protected Counter newCounter(Meter.Id id) {
    LongAdder count = increments.computeIfAbsent(id.getName(), name -> new LongAdder());
    return new CumulativeCounter(id) {
      @Override
      public void increment(double amount) {
        super.increment(amount);
        if (amount > 0) {
          count.increment();
        }
      }
    };
  }
}
