package io.github.azurebatch.camunda.impl.engine.wait.outage;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds out that an account can be reached again. This node has left its Batch jobs to others and
 * polls none of them, so that nothing else would tell.
 */
public final class AccountProbe {

  private final Accounts accounts;
  private final Outages outages;
  private final Clock clock;

  public AccountProbe(Accounts accounts, Outages outages, Clock clock) {
    this.accounts = accounts;
    this.outages = outages;
    this.clock = clock;
  }

  /**
   * A Batch job of each account that is out, and whose pause is over.
   *
   * @param isHeld whether this node polls the Batch job
   */
  public List<TopicPart> due(List<TopicPart> parts, Predicate<TopicPart> isHeld, Instant now) {
    Map<String, List<TopicPart>> byAccount =
        parts.stream()
            .filter(part -> outages.isOut(part.topic().account()))
            .collect(Collectors.groupingBy(part -> part.topic().account()));
    return byAccount.values().stream()
        .filter(ofAccount -> ofAccount.stream().noneMatch(isHeld))
        .flatMap(
            ofAccount ->
                ofAccount.stream().filter(part -> !outages.isPausing(part.topic(), now)).limit(1))
        .toList();
  }

  /** Makes the call that polling makes; most likely it finds nothing. */
  public void probe(Topic topic, Instant now) {
    try {
      accounts
          .get(topic.account())
          .batch()
          .completedTasks(topic.jobId(), now.atOffset(ZoneOffset.UTC), task -> false);
      outages.endOfAccount(topic);
    } catch (RefusedException e) {
      if (Outages.isOfCredentials(e)) {
        outages.begin(topic, e, clock.instant());
      } else {
        outages.endOfAccount(topic);
      }
    } catch (AzureBatchException e) {
      if (!Outages.isOfWholeAccount(e)) {
        // the account answers, and only this Batch job has to wait
        outages.endOfAccount(topic);
      }
      outages.begin(topic, e, clock.instant());
    }
  }
}
