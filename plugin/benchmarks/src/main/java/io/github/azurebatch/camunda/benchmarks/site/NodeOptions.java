package io.github.azurebatch.camunda.benchmarks.site;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What a node is like; immutable, each method returns other options.
 *
 * @param runs whether its job executor is active, and with it the plugin's watcher
 * @param properties of the plugin, beside the accounts
 * @param beans what the models without the plugin name
 */
public record NodeOptions(boolean runs, Map<String, String> properties, Map<Object, Object> beans) {

  /** A node on which nothing happens but what a benchmark asks for. */
  public static NodeOptions quiet() {
    return new NodeOptions(false, Map.of(), Map.of());
  }

  /** A node that runs by itself, with that interval between two rounds. */
  public static NodeOptions running(Duration pollInterval) {
    return new NodeOptions(true, Map.of(), Map.of()).with("poll-interval", pollInterval.toString());
  }

  public NodeOptions with(String property, String value) {
    Map<String, String> more = new HashMap<>(properties);
    more.put(property, value);
    return new NodeOptions(runs, more, beans);
  }

  public NodeOptions withBeans(Map<Object, Object> named) {
    return new NodeOptions(runs, properties, named);
  }
}
