package io.github.azurebatch.camunda.impl.engine.health;

import java.util.Optional;

/** A thread of the background that shows signs of life. */
public interface Pulse {

  /** What it does, such as {@code watcher}. */
  String name();

  /** What is wrong where the signs have stopped, with what to do; empty while it lives. */
  Optional<String> trouble();
}
