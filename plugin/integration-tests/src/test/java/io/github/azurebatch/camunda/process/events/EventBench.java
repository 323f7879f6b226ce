package io.github.azurebatch.camunda.process.events;

import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.local.TaskState;
import io.github.azurebatch.camunda.local.event.AzuriteQueues;
import io.github.azurebatch.camunda.local.event.LocalQueue;
import io.github.azurebatch.camunda.local.event.StorageEvents;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.IdleJobExecutor;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SqlStatements;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A queue of Azurite that the local service tells of blobs, and engine nodes that read it. Their
 * rounds come often, and their polls as seldom as where events arrive.
 */
final class EventBench
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  static final Duration SOON = Duration.ofSeconds(60);

  private static final String POOL = "wide";

  private final AzureBatchExtension azure;
  private final List<Node> nodes = new ArrayList<>();
  private @Nullable AzuriteQueues queues;
  private @Nullable LocalQueue queue;

  EventBench(AzureBatchExtension azure) {
    this.azure = azure;
  }

  /** An engine node. */
  record Node(AzureBatchProcessEnginePlugin plugin, ProcessEngine engine) implements AutoCloseable {

    @Override
    public void close() {
      plugin.close();
      engine.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    queues = AzuriteQueues.start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    queue = queues().queue("events-" + UUID.randomUUID());
    events().deliverTo(queue());
    azure.batch().pools().add(PoolSettings.linux(POOL).slotsPerNode(100));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    nodes.forEach(Node::close);
    nodes.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    queues().close();
  }

  StorageEvents events() {
    return azure.batch().events();
  }

  LocalQueue queue() {
    return Objects.requireNonNull(queue);
  }

  AzuriteQueues queues() {
    return Objects.requireNonNull(queues);
  }

  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(azure.azure().properties());
    settings.put("accounts.default.events.queue", queue().url().toString());
    settings.put("poll-interval", "PT0.2S");
    settings.put("max-poll-interval", "PT0.2S");
    // the clock is moved by less than that
    settings.put("lease-duration", "PT2H");
    settings.put("reconcile-interval", "PT0S");
    return settings;
  }

  /** Starts an engine node with {@link #settings}. */
  Node startNode() {
    return startNode(settings());
  }

  Node startNode(Map<String, String> settings) {
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
    plugin.setProperties(settings);
    Node node =
        new Node(plugin, new Engines(azure).another(EventBench::withoutCamundaJobs, plugin));
    nodes.add(node);
    return node;
  }

  private static void withoutCamundaJobs(ProcessEngineConfigurationImpl configuration) {
    configuration.setJobExecutorActivate(true);
    configuration.setJobExecutor(new IdleJobExecutor());
  }

  /**
   * Deploys a process whose task is named by the variable {@code task}, in a job by {@code job}.
   */
  void deploy() {
    azure.deploy(
        Models.submitAndAwait(
                Models.issueSas(Models.prepare("${job}", POOL), each -> each),
                submit ->
                    submit
                        .camundaInputParameter("taskId", "${task}")
                        .camundaInputParameter("commandLine", "scripted")
                        .camundaInputParameter("outputFiles", "output.txt"),
                each -> each)
            .endEvent("done")
            .done());
  }

  /** Starts an instance whose task ends after that time, by the clock that tests move. */
  ProcessInstance start(String task, String job, Duration after) {
    azure.script(forTask(task).delay(after).file("output.txt", "x"));
    return startScripted(task, job);
  }

  /** Starts an instance for whose task there is a script. */
  ProcessInstance startScripted(String task, String job) {
    ProcessInstance instance = azure.start(Models.KEY, Map.of("task", task, "job", job));
    await()
        .atMost(SOON)
        .until(
            () -> {
              azure.executeJobs();
              return isWaiting(instance);
            });
    return instance;
  }

  boolean isWaiting(ProcessInstance instance) {
    return azure
            .engine()
            .getExternalTaskService()
            .createExternalTaskQuery()
            .processInstanceId(instance.getId())
            .count()
        > 0;
  }

  void awaitEnd(ProcessInstance instance) {
    await().atMost(SOON).until(() -> !isWaiting(instance));
  }

  /** How often Batch jobs are listed in so many rounds of a node. */
  long listingsIn(int rounds, Node node) {
    SqlStatements statements = SqlStatements.of(node.engine());
    azure.batch().calls().reset();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> statements.byName().getOrDefault("selectProperties", 0L) >= rounds);
    return azure.batch().calls().count(TASK_LIST);
  }

  /**
   * Lets an event arrive, and time pass, so that Batch jobs of which events tell are not polled any
   * more.
   */
  void letEventsTakeOver(Node node) {
    ProcessInstance first = start("first", "first-" + UUID.randomUUID(), Duration.ofMinutes(1));
    azure.advance(Duration.ofMinutes(2));
    awaitEnd(first);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> {
              // the last one may be long ago on a busy machine
              events().created(URI.create(azure.azure().storage().blobEndpoint() + "/any/blob"));
              awaitQueueIsEmpty();
              return listingsIn(5, node) == 0;
            });
  }

  /**
   * Lets tasks end whose time that is. The engine's clock stays: if it were moved as well, it would
   * be time for a poll.
   */
  void endTasksAfter(Duration time) {
    azure.batch().clock().advance(time);
  }

  /** Lets tasks end whose time that is, and only then the time come for a poll. */
  void pass(Duration time) {
    endTasksAfter(time);
    new Engines(azure).awaitTasks();
    azure.advance(time);
  }

  /** Waits until that many tasks have ended. */
  void awaitTasks(int count) {
    await()
        .atMost(SOON)
        .until(
            () ->
                azure.batch().tasks().stream()
                        .filter(task -> task.state() == TaskState.COMPLETED)
                        .count()
                    >= count);
  }

  void awaitQueueIsEmpty() {
    await().atMost(SOON).until(() -> queue().size() == 0);
  }
}
