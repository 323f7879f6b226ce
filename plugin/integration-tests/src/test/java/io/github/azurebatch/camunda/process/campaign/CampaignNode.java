package io.github.azurebatch.camunda.process.campaign;

import io.github.azurebatch.camunda.process.support.NodeProcess;

/** An engine process, and the proxy that all its requests go through. */
record CampaignNode(FaultProxy proxy, NodeProcess process) implements AutoCloseable {

  /** Lets the fault happen; those at a moment are the caller's. */
  void plan(Fault fault) {
    if (fault instanceof Fault.AtRequest at) {
      proxy.at(at.number(), at.after(), process::kill);
    } else if (fault instanceof Fault.AtCommit at) {
      process.haltAt(at.number(), at.after());
    }
  }

  /**
   * Takes back what has not happened.
   *
   * @return whether it happened all the same, just now
   */
  boolean forget() {
    proxy.count();
    return process.isAlive() && !process.haltsNever();
  }

  @Override
  public void close() {
    process.close();
    proxy.close();
  }
}
