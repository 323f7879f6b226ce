package io.github.azurebatch.camunda.impl.engine.wait.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.jspecify.annotations.Nullable;

/** A database whose transactions end as it was told, in their order. */
public final class FakeDatabase implements CommandExecutor {

  private final Queue<Object> results = new ArrayDeque<>();
  private int transactionCount;

  /** The next transaction returns this. */
  public FakeDatabase then(Object result) {
    results.add(result);
    return this;
  }

  /** The next transaction fails. */
  public FakeDatabase thenFail(RuntimeException failure) {
    return then(new Failure(failure));
  }

  /** What was not told is done, and returns nothing. */
  @Override
  @SuppressWarnings("unchecked")
  public <T extends @Nullable Object> T execute(Command<T> command) {
    transactionCount++;
    Object result = results.poll();
    if (result instanceof Failure failure) {
      throw failure.exception();
    }
    return (T) result;
  }

  public int transactionCount() {
    return transactionCount;
  }

  public WaitTransactions transactions() {
    return new WaitTransactions(engine(), "node", new ForeignWorkers(Duration.ZERO));
  }

  public ProcessEngineConfigurationImpl engine() {
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setCommandExecutorTxRequired(this);
    return configuration;
  }

  public WaitUpdates updates() {
    return new WaitUpdates(this);
  }

  private record Failure(RuntimeException exception) {}
}
