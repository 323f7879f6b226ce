package io.github.azurebatch.camunda.process.faults;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ExternalTaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Libraries that do not fit together, where the waits of one Batch job are polled for. */
class MissingClassTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  private final Engines engines = new Engines(azure);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final String brokenJob = "broken-" + UUID.randomUUID();

  @BeforeEach
  void addTheMeters() {
    azure.script(forTask("*"));
    Metrics.addRegistry(meters);
  }

  @AfterEach
  void removeTheMeters() {
    Metrics.removeRegistry(meters);
  }

  @Test
  void holdUpNoOtherBatchJobAndAreSeenUntilTheyFit() {
    azure.deploy(Models.withoutOutputs("${job}"));
    ProcessInstance broken = azure.start(Models.KEY, Map.of("job", brokenJob));
    ProcessInstance good = azure.start(Models.KEY, Map.of("job", "good-" + UUID.randomUUID()));
    azure.executeJobs();
    engines.awaitTasks();
    MissingMethod missing = MissingMethod.whereWaitsAreRead(azure.engine(), brokenJob);

    try (LogCapture log = new LogCapture()) {
      azure.poll();
      azure.poll();
      azure.executeJobs();

      assertThat(log.text().lines().filter(line -> line.contains("AZURE-BATCH-501")))
          .singleElement()
          .asString()
          .startsWith("ERROR")
          .contains(brokenJob, "NoSuchMethodError", "Libraries on the class path do not fit");
    }
    assertThat(good).isEnded();
    assertThat(broken).isNotEnded();
    assertThat(azure.plugin().health().isUp()).isFalse();
    assertThat(azure.plugin().health().details().toString())
        .contains(brokenJob, "failed 2 time(s)", "NoSuchMethodError");
    assertThat(failures()).isEqualTo(2);

    missing.isThere = true;
    azure.advance(Duration.ofMinutes(4));
    azure.runToRest();
    assertThat(broken).isEnded();
    assertThat(azure.plugin().health().isUp()).isTrue();
  }

  private double failures() {
    return meters
        .get("camunda.azurebatch.failures")
        // those of engines of other tests stay
        .tags("engine", azure.engine().getName(), "part", "batch-job")
        .counter()
        .count();
  }

  /** Where the database's driver or the engine calls a method that is not on the class path. */
  @Intercepts(
      @Signature(
          type = Executor.class,
          method = "query",
          args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}))
  public static final class MissingMethod implements Interceptor {

    private final String jobId;
    private volatile boolean isThere;

    private MissingMethod(String jobId) {
      this.jobId = jobId;
    }

    static MissingMethod whereWaitsAreRead(ProcessEngine engine, String jobId) {
      MissingMethod missing = new MissingMethod(jobId);
      ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
          .getSqlSessionFactory()
          .getConfiguration()
          .addInterceptor(missing);
      return missing;
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
      if (!isThere
          && invocation.getArgs()[1] instanceof ExternalTaskQueryImpl query
          && String.valueOf(query.getTopicName()).endsWith("/" + jobId)) {
        throw new NoSuchMethodError("'void org.example.Driver.fetch()'");
      }
      return invocation.proceed();
    }
  }
}
