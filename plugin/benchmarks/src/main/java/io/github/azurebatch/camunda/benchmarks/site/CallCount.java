package io.github.azurebatch.camunda.benchmarks.site;

import io.github.azurebatch.camunda.local.Calls;
import io.github.azurebatch.camunda.process.support.StorageCalls;

/** The calls that are made while something is done, and no others. */
public final class CallCount {

  private final Calls calls;
  private long batch;
  private long storage;

  public CallCount(Calls calls) {
    this.calls = calls;
  }

  public void during(Runnable what) {
    long batchBefore = calls.total();
    long storageBefore = StorageCalls.total();
    what.run();
    batch += calls.total() - batchBefore;
    storage += StorageCalls.total() - storageBefore;
  }

  public long batch() {
    return batch;
  }

  public long storage() {
    return storage;
  }
}
