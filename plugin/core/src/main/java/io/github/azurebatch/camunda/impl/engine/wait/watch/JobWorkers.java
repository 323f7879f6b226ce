package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.impl.engine.background.WorkerPool;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Does work for many Batch jobs with several threads. Work that takes too long goes on by itself:
 * it is reported as an outage, and not begun a second time until it has ended.
 */
final class JobWorkers {

  private final WorkerPool workers;
  private final PerJobFailures perJobFailures;
  private final Outages outages;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  JobWorkers(WorkerPool workers, PerJobFailures perJobFailures, Outages outages) {
    this.workers = workers;
    this.perJobFailures = perJobFailures;
    this.outages = outages;
  }

  /**
   * Returns when all is done but what takes too long.
   *
   * @param lanes in each, the work is done one after another
   * @param outage begun where Azure cannot be reached, or refuses
   */
  void run(List<List<Work>> lanes, PerJobFailures.OutageStart outage) {
    List<List<Work>> notRunning =
        lanes.stream()
            .map(lane -> lane.stream().filter(work -> !running.contains(work.name())).toList())
            // a thread ends with its first lane that is empty
            .filter(lane -> !lane.isEmpty())
            .toList();
    workers.forEachLane(notRunning, work -> run(work, outage)).forEach(this::report);
  }

  private void run(Work work, PerJobFailures.OutageStart outage) {
    running.add(work.name());
    try {
      perJobFailures.run(work.topic(), work.action(), outage);
    } finally {
      running.remove(work.name());
      outages.endOverdue(work.name());
    }
  }

  /** The round goes on without it. */
  private void report(Work work) {
    outages.beginOverdue(work.name());
    if (!running.contains(work.name())) {
      // it has ended in this moment
      outages.endOverdue(work.name());
    }
  }

  /**
   * Work for one Batch job.
   *
   * @param name as operators see it, unlike that of other work
   */
  record Work(String name, Topic topic, Runnable action) {

    static Work poll(TopicPart part, Runnable action) {
      return new Work("The poll of '%s'".formatted(part.name()), part.topic(), action);
    }
  }
}
