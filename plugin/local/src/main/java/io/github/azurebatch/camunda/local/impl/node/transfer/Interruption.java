package io.github.azurebatch.camunda.local.impl.node.transfer;

/** The end of a task while its files were on their way, which the storage client wraps. */
public final class Interruption {

  private Interruption() {}

  /** Throws if the client failed because its thread was interrupted. */
  public static void rethrow(RuntimeException exception) throws InterruptedException {
    boolean isInterrupted =
        Thread.interrupted()
            || StorageFailure.causes(exception).anyMatch(InterruptedException.class::isInstance);
    if (isInterrupted) {
      InterruptedException interruption = new InterruptedException(exception.getMessage());
      interruption.initCause(exception);
      throw interruption;
    }
  }
}
