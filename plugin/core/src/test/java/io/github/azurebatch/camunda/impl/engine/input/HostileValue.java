package io.github.azurebatch.camunda.impl.engine.input;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made when it is needed: some fail when they are shown, and streams are read once.
 *
 * @param shown in reports of what failed
 */
public record HostileValue(String shown, Supplier<@Nullable Object> making) {

  private static final int MOST = 300;

  static HostileValue of(@Nullable Object plain) {
    String text = String.valueOf(plain);
    return new HostileValue(text.substring(0, Math.min(MOST, text.length())), () -> plain);
  }

  public @Nullable Object make() {
    return making.get();
  }

  @Override
  public String toString() {
    return shown;
  }
}
