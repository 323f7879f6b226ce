package io.github.azurebatch.camunda.health;

import org.jspecify.annotations.Nullable;

/**
 * Something that keeps waits from going on: an account that cannot be reached, or a part of the
 * plugin that fails.
 *
 * @param account the name that models use; null for what is of no single account
 * @param part what of the account is out, such as {@code ending waits} or {@code Batch job
 *     'render'}, or which part of the plugin fails, such as {@code watcher}; empty for the whole
 *     account
 * @param message what failed, where the waits are and what to do
 */
public record Outage(@Nullable String account, String part, String message) {

  /** An outage of a part of the plugin, not of one account. */
  public static Outage of(String part, String message) {
    return new Outage(null, part, message);
  }

  /** The account and the part in one text, such as {@code default, ending waits}. */
  public String subject() {
    if (account == null) {
      return part;
    }
    return part.isEmpty() ? account : account + ", " + part;
  }
}
