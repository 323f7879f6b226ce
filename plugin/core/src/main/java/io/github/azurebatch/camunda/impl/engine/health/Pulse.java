package io.github.azurebatch.camunda.impl.engine.health;

import java.util.Optional;

/** A background thread that shows signs of life. */
public interface Pulse {

  /** What it does, such as {@code watcher}. */
  String name();

  /** What is wrong and what to do, if the signs have stopped; empty while the thread lives. */
  Optional<String> trouble();
}
