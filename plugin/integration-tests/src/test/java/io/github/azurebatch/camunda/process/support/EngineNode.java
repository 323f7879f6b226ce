package io.github.azurebatch.camunda.process.support;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.test.EngineSettings;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.jspecify.annotations.Nullable;

/**
 * The main class of an engine node with the plugin and an active job executor. It is told what to
 * do on its standard input: settings as {@code name=value} up to an empty line, then the names of
 * meters, whose values it answers. At the end of the input it stops cleanly.
 */
public final class EngineNode {

  /** None of the plugin's settings. */
  static final String DATABASE_URL = "database-url";

  /** Nor is this: how long a Camunda job stays with a node that has died; a duration. */
  public static final String JOB_LOCK_TIME = "job-lock-time";

  static final String STARTED = "started";

  private EngineNode() {}

  /** Everything that is logged goes to standard error, as the answers need standard output. */
  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    Metrics.addRegistry(new SimpleMeterRegistry());
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Map<String, String> settings = settings(input);
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
    ProcessEngine engine = engine(plugin, settings);
    answers.println(STARTED);
    for (String meter = input.readLine(); meter != null; meter = input.readLine()) {
      answers.println(value(meter));
    }
    plugin.close();
    engine.close();
  }

  private static Map<String, String> settings(BufferedReader input) throws IOException {
    Map<String, String> settings = new HashMap<>();
    for (String line = input.readLine(); line != null && !line.isEmpty(); line = input.readLine()) {
      String[] parts = line.split("=", 2);
      settings.put(parts[0], parts[1]);
    }
    return settings;
  }

  private static ProcessEngine engine(
      AzureBatchProcessEnginePlugin plugin, Map<String, String> settings) {
    ProcessEngineConfigurationImpl configuration = EngineSettings.h2().configuration();
    configuration.setJdbcUrl(settings.remove(DATABASE_URL));
    configuration.setJdbcDriver("org.postgresql.Driver");
    configuration.setJobExecutorActivate(true);
    configuration.setJobExecutor(jobExecutor(settings.remove(JOB_LOCK_TIME)));
    plugin.setProperties(settings);
    configuration.setProcessEnginePlugins(List.of(plugin));
    return configuration.buildProcessEngine();
  }

  private static JobExecutor jobExecutor(@Nullable String lockTime) {
    JobExecutor jobExecutor = new DefaultJobExecutor();
    // what a dead node had is not waited for by the minute
    jobExecutor.setWaitTimeInMillis(1_000);
    jobExecutor.setMaxWait(1_000);
    if (lockTime != null) {
      jobExecutor.setLockTimeInMillis((int) Duration.parse(lockTime).toMillis());
    }
    return jobExecutor;
  }

  private static double value(String meter) {
    return Metrics.globalRegistry.find(meter).meters().stream()
        .flatMap(found -> StreamSupport.stream(found.measure().spliterator(), false))
        .mapToDouble(Measurement::getValue)
        .sum();
  }
}
