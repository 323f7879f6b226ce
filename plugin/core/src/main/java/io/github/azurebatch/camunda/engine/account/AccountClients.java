package io.github.azurebatch.camunda.engine.account;

import io.github.azurebatch.camunda.batch.BatchService;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.throttle.Gate;
import java.util.List;

/**
 * The clients of one configured account.
 *
 * @param gates what the calls of the clients wait at while the account is throttled
 */
public record AccountClients(
    String name, BatchService batch, BlobStorage storage, List<Gate> gates) {

  /**
   * Looks whether calls would have to wait.
   *
   * @throws ThrottledException if the account is throttled
   */
  public void requireOpen() {
    gates.forEach(Gate::requireOpen);
  }
}
