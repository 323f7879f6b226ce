package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.event.StorageEvents;
import io.github.azurebatch.camunda.impl.engine.lease.Leasable;
import io.github.azurebatch.camunda.impl.engine.lease.Leases;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.topic.DeployedDefinitions;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The leases of what this node looks after: of parts that it can look after at all, since it has
 * the account and the deployment. Other nodes may have what this one has not.
 */
record PartLeases(
    Leases leases,
    Accounts accounts,
    DeployedDefinitions deployed,
    Outages outages,
    StorageEvents events) {

  /** Also leaves an account that is out on this node to those nodes that can reach it. */
  void share(List<TopicPart> all) {
    Set<String> served =
        all.stream()
            .filter(part -> isServed(part) && !outages.isOut(part.topic().account()))
            .map(part -> part.leasable().group())
            .collect(Collectors.toSet());
    List<Leasable> wanted = events.with(all.stream().map(TopicPart::leasable));
    leases.share(wanted, events.servedWith(served));
  }

  /** Whether this node can look after the part; if not, it is not even leased. */
  boolean isServed(TopicPart part) {
    boolean configured = accounts.has(part.topic().account());
    if (!configured) {
      outages.reportUnknown(part.topic());
    }
    return configured && deployed.has(part);
  }

  /** Also false where the application of the process has been undeployed in this moment. */
  boolean holds(TopicPart part) {
    return leases.holds(part.name()) && deployed.has(part);
  }

  /** The parts of which others have changed something since the last call, by their names. */
  Set<String> takeWoken() {
    return leases.takeWoken();
  }

  void renew() {
    leases.renew();
  }

  /** Gives all back, so that another node can go on at once. */
  void leave() {
    leases.leave();
  }
}
