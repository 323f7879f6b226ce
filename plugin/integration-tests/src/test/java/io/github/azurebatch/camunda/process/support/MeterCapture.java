package io.github.azurebatch.camunda.process.support;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps what is metered while the tests of a class run. */
public final class MeterCapture implements BeforeAllCallback, AfterAllCallback {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Override
  public void beforeAll(ExtensionContext context) {
    Metrics.addRegistry(registry);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Metrics.removeRegistry(registry);
  }

  /** Of all counters of that name; 0 if there is none. */
  public double count(String name) {
    return registry.find(name).counters().stream().mapToDouble(Counter::count).sum();
  }

  public double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  double total(String name) {
    return registry.get(name).summary().totalAmount();
  }
}
