package io.github.azurebatch.camunda.impl.engine.variable;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.value.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a signature lasts from the moment of submitting.
 *
 * @param fixed null for as long as the task that it is submitted with needs
 */
public record SasLifetime(@Nullable Duration fixed) {

  public static final SasLifetime DEFAULT = new SasLifetime(Duration.ofDays(1));
  public static final SasLifetime AUTO = new SasLifetime(null);

  private static final String AUTO_TEXT = "auto";

  /** The year of its end has four digits. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /**
   * @throws InvalidInputException if the text is neither {@code auto} nor a positive ISO 8601
   *     duration
   */
  public static SasLifetime parse(String text) {
    return text.equals(AUTO_TEXT) ? AUTO : new SasLifetime(atMost(text, Durations.parse(text)));
  }

  private static Duration atMost(String text, Duration lifetime) {
    if (lifetime.compareTo(LONGEST) > 0) {
      throw new InvalidInputException("'" + text + "' is longer than a signature may last");
    }
    return lifetime;
  }

  @Override
  public String toString() {
    return fixed == null ? AUTO_TEXT : fixed.toString();
  }
}
