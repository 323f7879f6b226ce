package io.github.azurebatch.camunda.impl.engine.event;

import io.github.azurebatch.camunda.impl.engine.lease.Leasable;

/**
 * The right to read the queue of an account. Its group has the nodes that are configured to read
 * it, which may not be all that poll the account's Batch jobs.
 */
record EventLease(String account) {

  String name() {
    return "azureBatchEvents/" + account;
  }

  String group() {
    return "events/" + account;
  }

  Leasable leasable() {
    return new Leasable(group(), name());
  }
}
