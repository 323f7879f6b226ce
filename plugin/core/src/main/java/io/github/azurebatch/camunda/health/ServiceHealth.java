package io.github.azurebatch.camunda.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the last calls of this engine node to one service of an account met.
 *
 * @param account the name that models use
 * @param service {@code batch} or {@code storage}
 * @param answered the last call that the service answered, if only to refuse what it asked for;
 *     null if there was none
 * @param failed the last call that says that the account cannot be used, because of its address,
 *     its credential or the network; null if there was none
 * @param failingSince when the first such call failed after the last answer; null while the account
 *     can be used
 */
public record ServiceHealth(
    String account,
    String service,
    @Nullable Call answered,
    @Nullable Call failed,
    @Nullable Instant failingSince) {

  /** Whether no call since the last answer says that the account cannot be used. */
  public boolean isUsable() {
    return failingSince == null;
  }

  /** The state in a sentence, for operators. */
  public String text() {
    if (failingSince != null && failed != null) {
      return "cannot be used since %s: %s. Asked last %s; %s"
          .formatted(
              failingSince,
              failed.message(),
              failed.text(),
              answered == null ? "never answered yet" : "answered last " + answered.text());
    }
    return answered == null ? "not called yet" : "answered " + answered.text();
  }

  /**
   * A call that was made to the service.
   *
   * @param by who made it: an activity, or a part of the plugin such as {@code watcher}
   * @param action what was tried
   * @param message what it met, with what to do; empty if it succeeded
   */
  public record Call(Instant at, String by, String action, String message) {

    String text() {
      return "at %s, by %s (%s)".formatted(at, by, action);
    }
  }
}
