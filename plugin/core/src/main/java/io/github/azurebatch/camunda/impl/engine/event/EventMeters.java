package io.github.azurebatch.camunda.impl.engine.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** The meters of the events of one account, as one engine node hears of them. */
final class EventMeters implements AutoCloseable {

  private final MeterRegistry registry;
  private final Tags tags;
  private final Counter read;
  private final Counter setAside;
  private final Gauge age;

  EventMeters(MeterRegistry registry, String engineName, String account, EventFreshness freshness) {
    this.registry = registry;
    this.tags = Tags.of("engine", engineName, "account", account);
    this.read = messages("read");
    this.setAside = messages("set-aside");
    this.age =
        Gauge.builder("camunda.azurebatch.events.age", freshness, EventFreshness::age)
            .description("How long ago the last event of the storage account was")
            .baseUnit("seconds")
            .tags(tags)
            .register(registry);
  }

  private Counter messages(String result) {
    return Counter.builder("camunda.azurebatch.events")
        .description("Messages of the queue that this node has read")
        .baseUnit("messages")
        .tags(tags.and("result", result))
        .register(registry);
  }

  void read(int messages) {
    read.increment(messages);
  }

  void setAside(int messages) {
    setAside.increment(messages);
  }

  /** The registry may outlive the engine. */
  @Override
  public void close() {
    registry.remove(age);
  }
}
