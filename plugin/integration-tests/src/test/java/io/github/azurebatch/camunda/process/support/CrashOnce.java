package io.github.azurebatch.camunda.process.support;

import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Rolls the transaction back once after it was armed, as a crash of the node does. */
public final class CrashOnce implements ExecutionListener {

  private static final AtomicBoolean ARMED = new AtomicBoolean();

  public static void arm() {
    ARMED.set(true);
  }

  @Override
  public void notify(DelegateExecution execution) {
    if (ARMED.getAndSet(false)) {
      throw new IllegalStateException("the node dies here");
    }
  }
}
