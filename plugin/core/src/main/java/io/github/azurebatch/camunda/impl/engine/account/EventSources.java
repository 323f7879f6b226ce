package io.github.azurebatch.camunda.impl.engine.account;

import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.AzureBatchAccount.Events;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.impl.storage.queue.QueueClients;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.Pause;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The queues of all accounts that have one; accounts may share a queue. */
final class EventSources {

  private EventSources() {}

  static List<EventSource> open(AzureBatchConfiguration configuration, Clock clock) {
    Map<URI, EventSource> byUrl = new LinkedHashMap<>();
    new TreeMap<>(configuration.accounts())
        .forEach(
            (name, account) -> {
              Events events = account.events();
              if (events != null) {
                URI url = account.eventQueue().orElseThrow();
                byUrl.computeIfAbsent(
                    url, each -> open(name, account, events, each, configuration, clock));
              }
            });
    return List.copyOf(byUrl.values());
  }

  private static EventSource open(
      String name,
      AzureBatchAccount account,
      Events events,
      URI url,
      AzureBatchConfiguration configuration,
      Clock clock) {
    CallLog calls = new CallLog(name, "events", clock);
    CallMetrics metrics = new CallMetrics(configuration.meterRegistry(), name, "events");
    Gate gate =
        new Gate(
            "Queue '" + url + "'",
            clock,
            Pause.SLEEP,
            new ThrottleMetrics(configuration.meterRegistry(), name, "events"),
            // a trace of each look at a queue that is empty would say nothing
            new MeasuredCalls(calls, metrics, ObservationRegistry.NOOP));
    return new EventSource(
        name,
        account.storage().name(),
        QueueClients.open(url, account.storage(), gate, configuration.http()),
        events.pollInterval(),
        calls);
  }
}
