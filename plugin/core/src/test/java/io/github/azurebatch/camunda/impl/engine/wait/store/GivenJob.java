package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.engine.wait.GivenTargets;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;

/** A Batch job with waits, without a process engine and without Azure. */
public final class GivenJob {

  public static final Topic TOPIC = new Topic("default", "job");

  private final WatchedJob job;

  public GivenJob() {
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    ProcessEngine engine =
        proxy(
            ProcessEngine.class,
            method -> method.equals("getProcessEngineConfiguration") ? configuration : null);
    job =
        new WatchedJob(
            TOPIC,
            new WaitQueries(engine, new WaitTransactions(configuration, "node")),
            proxy(BatchService.class, method -> null),
            GivenTargets.SUBMITTED);
  }

  public WatchedJob job() {
    return job;
  }

  /** One more wait, which is put into the job. */
  public WatchedWait add(String id, String processInstanceId, Wait wait) {
    job.replace(new WatchedWait(id, processInstanceId, wait, null), wait);
    return job.waits().stream()
        .filter(each -> each.externalTaskId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static <T> T proxy(Class<T> type, Function<String, @Nullable Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.apply(method.getName())));
  }
}
