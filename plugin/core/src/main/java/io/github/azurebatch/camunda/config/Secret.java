package io.github.azurebatch.camunda.config;

/** A text that must not be shown, such as an account key. */
public final class Secret {

  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /** The text itself, to be handed to a client at once and kept nowhere. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "***";
  }
}
