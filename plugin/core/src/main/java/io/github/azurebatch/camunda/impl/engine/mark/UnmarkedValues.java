package io.github.azurebatch.camunda.impl.engine.mark;

/** The one place that decides whether a value without a valid mark is believed. */
@FunctionalInterface
public interface UnmarkedValues {

  /**
   * @param owner who asks
   * @param names what the value names
   */
  boolean areBelieved(Owner owner, Names names);
}
