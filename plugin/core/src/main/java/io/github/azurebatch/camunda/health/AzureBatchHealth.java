package io.github.azurebatch.camunda.health;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the plugin fares on this engine node.
 *
 * @param services what the last calls to each account met
 * @param outages what keeps waits from being looked after, by what is out: an account, or a part of
 *     the plugin whose rounds fail
 */
public record AzureBatchHealth(List<ServiceHealth> services, Map<String, String> outages) {

  public AzureBatchHealth {
    services = List.copyOf(services);
    outages = Map.copyOf(outages);
  }

  /** Whether all accounts can be used, as far as is known, and nothing fails. */
  public boolean isUp() {
    return outages.isEmpty() && services.stream().allMatch(ServiceHealth::isUsable);
  }

  /** All of it in sentences for operators, by what they are about. */
  public Map<String, String> details() {
    Map<String, String> details = new TreeMap<>(outages);
    for (ServiceHealth service : services) {
      details.put(service.account() + ", " + service.service(), service.text());
    }
    return details;
  }
}
