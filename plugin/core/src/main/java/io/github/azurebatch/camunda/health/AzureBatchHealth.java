package io.github.azurebatch.camunda.health;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * The health of the plugin on one engine node.
 *
 * @param services what the last calls to each account met
 * @param outages what keeps waits from going on; empty while nothing does
 */
public record AzureBatchHealth(List<ServiceHealth> services, List<Outage> outages) {

  private static final BinaryOperator<String> JOINED = (one, other) -> one + "; " + other;

  public AzureBatchHealth {
    services = List.copyOf(services);
    outages = List.copyOf(outages);
  }

  /** Whether no call says that an account cannot be used, and nothing fails. */
  public boolean isUp() {
    return outages.isEmpty() && services.stream().allMatch(ServiceHealth::isUsable);
  }

  /** All of it in sentences for operators, by what each is about. */
  public Map<String, String> details() {
    Map<String, String> details = new TreeMap<>();
    for (Outage outage : outages) {
      details.merge(outage.subject(), outage.message(), JOINED);
    }
    for (ServiceHealth service : services) {
      details.put(service.account() + ", " + service.service(), service.text());
    }
    return details;
  }
}
