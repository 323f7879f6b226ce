package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.event.StorageEvents;
import io.github.azurebatch.camunda.impl.engine.lease.Demand;
import io.github.azurebatch.camunda.impl.engine.lease.Demand.Wanted;
import io.github.azurebatch.camunda.impl.engine.lease.Leases;
import io.github.azurebatch.camunda.impl.engine.lease.Neighbours;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.topic.RegisteredDeployments;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import io.github.azurebatch.camunda.impl.engine.wait.topic.UndeployedProcesses;
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
    RegisteredDeployments deployments,
    UndeployedProcesses undeployed,
    Outages outages,
    StorageEvents events) {

  /** An account that is out on this node is left to those nodes that can reach it. */
  /**
   * @param all parts that have waits
   */
  Wanted wanted(List<TopicPart> all) {
    Set<String> served =
        all.stream()
            .filter(part -> mayGoOn(part) && isReached(part.topic().account()))
            .map(part -> part.leasable().group())
            .collect(Collectors.toSet());
    return new Wanted(
        events.with(all.stream().map(TopicPart::leasable)), events.servedWith(served));
  }

  /** Returns whether it was possible; the next round tries again. */
  boolean share(Demand demand) {
    return leases.share(demand);
  }

  /**
   * @param all parts that have waits
   */
  void lookForUndeployed(List<TopicPart> all) {
    undeployed.look(all);
  }

  private boolean isReached(String account) {
    return accounts.has(account) && !outages.isOut(account);
  }

  /** Whether the process may go on here; if not, it is none of this node's business. */
  boolean mayGoOn(TopicPart part) {
    return deployments.have(part);
  }

  /** Also false where the application of the process has been undeployed in this moment. */
  boolean holds(TopicPart part) {
    return leases.holds(part.name()) && mayGoOn(part);
  }

  /** The parts of which others have changed something since the last call, by their names. */
  Set<String> takeWoken() {
    return leases.takeWoken();
  }

  /** The parts of which others have noted something since the last call, by their names. */
  Set<String> takeNoted() {
    return leases.takeNoted();
  }

  Neighbours neighbours() {
    return leases.neighbours();
  }

  void renew() {
    leases.renew();
  }

  /**
   * Gives all back, so that another node can go on at once.
   *
   * @param changed names of parts that this node has changed, and has told nobody yet
   */
  void leave(Set<String> changed) {
    leases.leave(changed);
  }
}
