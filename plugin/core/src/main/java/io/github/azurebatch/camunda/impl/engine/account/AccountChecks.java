package io.github.azurebatch.camunda.impl.engine.account;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.engine.health.Failures;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Cheap calls to accounts of which no recent call tells anything, since no process may run for
 * hours. Each call has a thread of its own, because an account that does not answer takes a minute.
 */
public final class AccountChecks implements AutoCloseable {

  private final Accounts accounts;
  private final Failures failures;
  private final String threadName;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final Map<CallLog, Thread> running = new ConcurrentHashMap<>();
  private volatile boolean closed;

  public AccountChecks(Accounts accounts, Failures failures, String engineName) {
    this.accounts = accounts;
    this.failures = failures;
    this.threadName = "azure-batch-check-" + engineName;
  }

  /** Calls, once, each account that has not been called yet. */
  public void atStart() {
    if (begun.compareAndSet(false, true)) {
      checkThose(CallLog::isSilent);
    }
  }

  /** Calls each account whose last call is too old to tell its state. */
  public void refresh() {
    checkThose(CallLog::isOutdated);
  }

  private void checkThose(Predicate<CallLog> due) {
    for (AccountClients account : accounts.all()) {
      if (due.test(account.batchCalls())) {
        begin(account.batchCalls(), account.batch()::check);
      }
      if (due.test(account.storageCalls())) {
        begin(account.storageCalls(), account.storage()::check);
      }
    }
    for (EventSource source : accounts.eventSources()) {
      if (due.test(source.calls())) {
        begin(source.calls(), source.queue()::check);
      }
    }
  }

  private void begin(CallLog calls, Runnable check) {
    Thread thread = new Thread(() -> make(calls, check), threadName);
    thread.setDaemon(true);
    if (!closed && running.putIfAbsent(calls, thread) == null) {
      thread.start();
    }
  }

  private void make(CallLog calls, Runnable check) {
    String what =
        "check of account '%s' (%s)".formatted(calls.health().account(), calls.health().service());
    try {
      run(check);
      failures.succeeded(what);
    } catch (RuntimeException | Error e) {
      if (!closed) {
        failures.failed(what, e);
      }
    } finally {
      running.remove(calls);
    }
  }

  private static void run(Runnable check) {
    try {
      check.run();
    } catch (AzureBatchException e) {
      // the log of the calls has it, as of all calls
    }
  }

  @Override
  public void close() {
    closed = true;
    running.values().forEach(Thread::interrupt);
  }
}
