package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.FakePort;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.engine.access.Requester;
import io.github.azurebatch.camunda.impl.engine.event.StorageEvents;
import io.github.azurebatch.camunda.impl.engine.mark.GivenMarks;
import io.github.azurebatch.camunda.impl.engine.wait.GivenTargets;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicSummary;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.ExternalTaskQuery;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

/** A Batch job with waits, without a process engine and without Azure. */
public final class GivenJob {

  public static final Topic TOPIC = new Topic("default", "job");
  public static final TopicPart PART = new TopicPart(TOPIC, null);

  private final WatchedJob job;
  private final Set<String> externalTasks = new LinkedHashSet<>();
  private int queryCount;

  public static final Requester PROCESS = new Requester(null, "process");
  static final WaitingActivity ACTIVITY = new WaitingActivity(PROCESS, "await");

  public GivenJob() {
    this(FakePort.of(BatchService.class, Map.of()));
  }

  public GivenJob(BatchService batch) {
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    ExternalTaskService tasks =
        FakePort.of(
            ExternalTaskService.class, Map.of("createExternalTaskQuery", arguments -> query()));
    ProcessEngine engine =
        FakePort.of(
            ProcessEngine.class,
            Map.of(
                "getProcessEngineConfiguration", arguments -> configuration,
                "getExternalTaskService", arguments -> tasks,
                "getRuntimeService", arguments -> null));
    job =
        new WatchedJob(
            PART,
            new WaitQueries(
                engine,
                new WaitTransactions(configuration, "node", new ForeignWorkers(Duration.ZERO)),
                GivenMarks.authenticity()),
            batch,
            StorageEvents.none(),
            GivenTargets.SUBMITTED,
            GivenTargets.SUBMITTED);
  }

  public WatchedJob job() {
    return job;
  }

  /** As a round does that finds what the database has of its waits now. */
  public void summarize() {
    job.known().summarized(new TopicSummary(PART, externalTasks.size(), null, null, null));
  }

  /** How often the database was asked for its waits since the last call. */
  public int takeQueryCount() {
    int count = queryCount;
    queryCount = 0;
    return count;
  }

  /** One more wait, which is put into the job. */
  public WatchedWait add(String id, String processInstanceId, Wait wait) {
    externalTasks.add(id);
    job.replace(new WatchedWait(id, processInstanceId, ACTIVITY, wait, null), wait);
    return wait(id);
  }

  /** The wait as it is now: another one takes its place when it goes on. */
  public WatchedWait wait(String id) {
    return job.waits().stream()
        .filter(each -> each.externalTaskId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Finds the waits that were added, and no new ones. */
  private ExternalTaskQuery query() {
    queryCount++;
    return (ExternalTaskQuery)
        Proxy.newProxyInstance(
            ExternalTaskQuery.class.getClassLoader(),
            new Class<?>[] {ExternalTaskQuery.class},
            (query, method, arguments) ->
                switch (method.getName()) {
                  case "count" -> (long) externalTasks.size();
                  case "listPage" -> List.of();
                  case "list" -> externalTasks.stream().map(GivenJob::externalTask).toList();
                  default -> query;
                });
  }

  private static ExternalTask externalTask(String id) {
    return FakePort.of(
        ExternalTask.class, Map.of("getId", arguments -> id, "getWorkerId", arguments -> null));
  }
}
