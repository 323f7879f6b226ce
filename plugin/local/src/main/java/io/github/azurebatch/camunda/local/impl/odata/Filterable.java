package io.github.azurebatch.camunda.local.impl.odata;

import java.util.Optional;

/** A resource that a filter can be applied to. */
public interface Filterable {

  /**
   * A property's value, a {@code String}, {@code Instant}, {@code Long} or {@code Boolean}; empty
   * if it has none now.
   *
   * @throws IllegalArgumentException if there is no such property, or it can't be filtered by
   */
  Optional<Object> property(String name);
}
