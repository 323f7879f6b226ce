package io.github.azurebatch.camunda;

/** What the heap holds that is still needed. */
public final class UsedHeap {

  private UsedHeap() {}

  public static long bytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
