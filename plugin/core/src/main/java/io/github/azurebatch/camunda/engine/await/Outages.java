package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts that cannot be reached. An outage is the node's problem and not the waits': they lose no
 * retry, and the account is left alone for a while that doubles up to a limit.
 */
final class Outages {

  private static final Logger LOG = LoggerFactory.getLogger(Outages.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private final Map<String, Outage> byAccount = new ConcurrentHashMap<>();

  boolean isPausing(String account, Instant now) {
    Outage outage = byAccount.get(account);
    return outage != null && now.isBefore(outage.until());
  }

  void begin(String account, AzureBatchException failure, Instant now) {
    Outage last = byAccount.get(account);
    Duration pause = last == null ? FIRST_PAUSE : longer(last.pause());
    byAccount.put(
        account, new Outage(pause, now.plus(pause), String.valueOf(failure.getMessage())));
    LOG.warn(
        "Account '{}' is not polled for {}; all waits stay as they are: {}",
        account,
        pause,
        failure.getMessage());
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  void end(String account) {
    if (byAccount.remove(account) != null) {
      LOG.info("Account '{}' is polled again", account);
    }
  }

  /** What is wrong, by account; empty if nothing is. */
  Map<String, String> messages() {
    Map<String, String> messages = new TreeMap<>();
    byAccount.forEach((account, outage) -> messages.put(account, outage.message()));
    return messages;
  }

  private record Outage(Duration pause, Instant until, String message) {}
}
