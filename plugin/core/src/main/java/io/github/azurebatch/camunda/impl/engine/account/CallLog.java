package io.github.azurebatch.camunda.impl.engine.account;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.health.ServiceHealth;
import io.github.azurebatch.camunda.health.ServiceHealth.Call;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import io.github.azurebatch.camunda.impl.throttle.CallListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the last calls of this engine node to one service of an account met. */
public final class CallLog implements CallListener {

  private static final Log LOG = Log.of(CallLog.class);

  /** A failed account is called again soon, so that health shows a repair within a minute. */
  private static final Duration FAILURE_LASTS = Duration.ofSeconds(30);

  private static final Duration ANSWER_LASTS = Duration.ofMinutes(5);

  private final Clock clock;
  private volatile ServiceHealth health;

  /**
   * @param account the name that models use
   * @param service {@code batch} or {@code storage}
   */
  public CallLog(String account, String service, Clock clock) {
    this.clock = clock;
    this.health = new ServiceHealth(account, service, null, null, null);
  }

  public ServiceHealth health() {
    return health;
  }

  /** Whether no call has told anything of the account yet. */
  public boolean isSilent() {
    return health.answered() == null && health.failed() == null;
  }

  /** Whether the last call is too long ago to tell the state of the account. */
  public boolean isOutdated() {
    Call last = health.isUsable() ? health.answered() : health.failed();
    Duration lasts = health.isUsable() ? ANSWER_LASTS : FAILURE_LASTS;
    return last == null || last.at().plus(lasts).isBefore(clock.instant());
  }

  @Override
  public void requests() {
    TransactionTime.requireLeft("Account '%s' (%s)".formatted(health.account(), health.service()));
  }

  @Override
  public void ended(String action, @Nullable AzureBatchException failure) {
    if (failure != null && Thread.currentThread().isInterrupted()) {
      // the engine is closing, and has broken off the call
      return;
    }
    switch (Verdict.on(failure)) {
      case ANSWERED -> answered(call(action, failure));
      case UNUSABLE -> failed(call(action, failure));
      case NOTHING -> {
        // it says nothing of the account
      }
    }
  }

  private Call call(String action, @Nullable AzureBatchException failure) {
    return new Call(
        clock.instant(),
        Caller.current(),
        ForeignText.cut(action),
        failure == null ? "" : String.valueOf(failure.getMessage()));
  }

  private synchronized void answered(Call call) {
    ServiceHealth last = health;
    health = new ServiceHealth(last.account(), last.service(), call, last.failed(), null);
    if (!last.isUsable()) {
      LOG.write(
          LogLine.ACCOUNT_USABLE,
          "Account '{}' ({}) can be used again",
          last.account(),
          last.service());
    }
  }

  private synchronized void failed(Call call) {
    ServiceHealth last = health;
    Instant since = last.failingSince() == null ? call.at() : last.failingSince();
    health = new ServiceHealth(last.account(), last.service(), last.answered(), call, since);
    if (last.isUsable()) {
      LOG.write(
          LogLine.ACCOUNT_UNUSABLE,
          "Account '{}' ({}) cannot be used, as {} has met: {}",
          last.account(),
          last.service(),
          call.by(),
          call.message());
    }
  }
}
