package io.github.azurebatch.camunda.process.campaign;

import io.github.azurebatch.camunda.process.support.NodeProcess;

/** An engine process, and the proxy that all its requests go through. */
record CampaignNode(FaultProxy proxy, NodeProcess process) implements AutoCloseable {

  @Override
  public void close() {
    process.close();
    proxy.close();
  }
}
