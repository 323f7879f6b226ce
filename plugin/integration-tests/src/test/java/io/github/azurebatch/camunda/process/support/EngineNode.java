package io.github.azurebatch.camunda.process.support;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.test.EngineSettings;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Metrics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
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

  /** Nor is this: the port of a proxy on this machine that the plugin's requests go through. */
  public static final String PROXY_PORT = "proxy-port";

  /** Nor is this: the folder of {@link CommitFaults}, which this node shares with others. */
  public static final String COMMIT_FAULTS = "commit-faults";

  /** Nor is this: how far its clock is ahead; a duration. */
  public static final String CLOCK_OFFSET = "clock-offset";

  /** Begins a line with the key of an instance of {@link Models#KEY} that is started. */
  static final String START = "start ";

  /** A line that asks how many instances run. */
  static final String RUNNING = "running";

  static final String STARTED = "started";

  /** Begins a line that asks how often a counter was increased. */
  static final String INCREMENTS = "increments ";

  private static final IncrementCounts METERS = new IncrementCounts();

  private EngineNode() {}

  /** Everything that is logged goes to standard error, as the answers need standard output. */
  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    Metrics.addRegistry(METERS);
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Map<String, String> settings = settings(input);
    DataSource database = database(settings);
    ClockUtil.offset(Duration.parse(settings.getOrDefault(CLOCK_OFFSET, "PT0S")).toMillis());
    settings.remove(CLOCK_OFFSET);
    JobExecutor jobExecutor = jobExecutor(settings.remove(JOB_LOCK_TIME));
    AzureBatchProcessEnginePlugin plugin = plugin(settings);
    ProcessEngine engine = engine(plugin, database, jobExecutor);
    answers.println(STARTED);
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      answers.println(answer(line, engine));
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

  private static DataSource database(Map<String, String> settings) {
    DataSource database = Databases.at(settings.remove(DATABASE_URL));
    String faults = settings.remove(COMMIT_FAULTS);
    return faults == null
        ? database
        : new Commits(new CommitFaults(Path.of(faults))).watched(database);
  }

  private static String answer(String line, ProcessEngine engine) {
    if (line.startsWith(START)) {
      String key = line.substring(START.length());
      engine.getRuntimeService().startProcessInstanceByKey(Models.KEY, key, Map.of("key", key));
      return "0";
    }
    if (line.equals(RUNNING)) {
      return String.valueOf(engine.getRuntimeService().createProcessInstanceQuery().count());
    }
    if (line.startsWith(INCREMENTS)) {
      return String.valueOf(METERS.of(line.substring(INCREMENTS.length())));
    }
    return String.valueOf(value(line));
  }

  private static AzureBatchProcessEnginePlugin plugin(Map<String, String> settings) {
    String port = settings.remove(PROXY_PORT);
    HttpSettings http =
        port == null
            ? HttpSettings.defaults()
            : HttpSettings.defaults()
                .withProxy(
                    ProxySelector.of(
                        new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), Integer.parseInt(port))));
    return new AzureBatchProcessEnginePlugin(
        AzureBatchConfiguration.fromProperties("", settings, builder -> builder.http(http)));
  }

  private static ProcessEngine engine(
      AzureBatchProcessEnginePlugin plugin, DataSource database, JobExecutor jobExecutor) {
    ProcessEngineConfigurationImpl configuration = EngineSettings.on(database).configuration();
    configuration.setJobExecutorActivate(true);
    configuration.setJobExecutor(jobExecutor);
    configuration.setProcessEnginePlugins(List.of(plugin));
    CommitKind.of(configuration);
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
