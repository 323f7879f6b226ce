package io.github.azurebatch.camunda.impl.engine.wait.topic;

import static java.util.stream.Collectors.groupingBy;

import io.github.azurebatch.camunda.impl.engine.lease.Leases;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds processes whose waits no node looks after, since none has their deployment, and says so
 * once. A deployment that was not made by a process application is registered with no node after a
 * restart.
 */
public final class UndeployedProcesses {

  private static final Log LOG = Log.of(UndeployedProcesses.class);

  /** Nodes may restart meanwhile. */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private final RegisteredDeployments registered;
  private final Leases leases;
  private final Clock clock;
  private final Map<String, Instant> missingSince = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private Instant asked = Instant.MIN;

  public UndeployedProcesses(RegisteredDeployments registered, Leases leases, Clock clock) {
    this.registered = registered;
    this.leases = leases;
    this.clock = clock;
  }

  /**
   * One statement a minute at most, and none where this node has all deployments.
   *
   * @param all parts that have waits
   */
  public void look(Collection<TopicPart> all) {
    Map<String, List<TopicPart>> missing =
        all.stream()
            .filter(part -> !registered.have(part))
            .collect(groupingBy(part -> Objects.requireNonNull(part.processDefinitionId())));
    Instant now = clock.instant();
    missingSince.keySet().retainAll(missing.keySet());
    told.retainAll(missing.keySet());
    missing.keySet().forEach(definition -> missingSince.putIfAbsent(definition, now));
    missing.keySet().removeIf(definition -> told.contains(definition) || !isLong(definition, now));
    if (!missing.isEmpty() && !now.isBefore(asked.plus(TOLERANCE))) {
      asked = now;
      tell(missing);
    }
  }

  private boolean isLong(String definition, Instant now) {
    Instant since = missingSince.get(definition);
    return since != null && !now.isBefore(since.plus(TOLERANCE));
  }

  private void tell(Map<String, List<TopicPart>> missing) {
    Set<String> held =
        leases.all().stream()
            .filter(lease -> !lease.isOwn())
            .map(lease -> lease.thing().name())
            .collect(Collectors.toSet());
    missing.forEach(
        (definition, parts) -> {
          if (parts.stream().noneMatch(part -> held.contains(part.name()))) {
            told.add(definition);
            LOG.write(
                LogLine.UNDEPLOYED,
                "No node has the deployment of process definition '{}', so that none looks after its waits for {} Batch job(s); they stay as they are. Deploy its process application again, or register the deployment with the job executor of a node",
                definition,
                parts.size());
          }
        });
  }
}
