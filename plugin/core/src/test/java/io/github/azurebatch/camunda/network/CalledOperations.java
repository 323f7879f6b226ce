package io.github.azurebatch.camunda.network;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.throttle.CallListener;
import io.github.azurebatch.camunda.impl.throttle.RunningCall;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which operations of an adapter's own table are called, so that a test can hold its
 * scenarios to that table.
 */
final class CalledOperations<E extends Enum<E>> implements CallListener {

  private final Class<E> table;
  private final Set<E> called;

  CalledOperations(Class<E> table) {
    this.table = table;
    this.called = Collections.synchronizedSet(EnumSet.noneOf(table));
  }

  Set<E> called() {
    return called;
  }

  @Override
  public RunningCall begins(String operation, String action) {
    called.add(Enum.valueOf(table, operation.toUpperCase(Locale.ROOT).replace(' ', '_')));
    return RunningCall.NONE;
  }

  @Override
  public void ended(String action, @Nullable AzureBatchException failure) {
    // whatever the end
  }
}
