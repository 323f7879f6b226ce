package io.github.azurebatch.camunda.test;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.local.TaskScript;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs processes on a process engine with the plugin, a local Azure Batch service and Azurite.
 *
 * <p>Register it as a static field. Nothing runs by itself: {@link #runToRest} executes Camunda
 * jobs, lets Azure Batch tasks end and looks after the waits, on the test's thread, until there is
 * nothing left to do. Deployments, instances, scripts and faults of a test are gone after it. The
 * local services are shared by all test classes, which therefore cannot run in parallel.
 */
public final class AzureBatchExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private final EngineSettings settings;
  private @Nullable TestBench bench;
  private @Nullable Class<?> owner;

  AzureBatchExtension(EngineSettings settings) {
    this.settings = settings;
  }

  /** On an engine with an H2 database in memory. */
  public static AzureBatchExtension onH2() {
    return new AzureBatchExtension(EngineSettings.h2());
  }

  /** On an engine whose database and settings are the test's own. */
  public static AzureBatchExtension on(EngineSettings settings) {
    return new AzureBatchExtension(settings);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (bench == null) {
      bench = TestBench.open(LocalAzureResource.of(context), settings);
      owner = context.getRequiredTestClass();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    AbstractAssertions.init(engine());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    ClockUtil.reset();
    AbstractAssertions.reset();
    bench().clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // nested classes share what their outer class has opened
    if (context.getRequiredTestClass().equals(owner)) {
      bench().close();
      bench = null;
    }
  }

  /** Deploys a .bpmn file of the class path. */
  public void deploy(String resource) {
    bench().deploy(resource);
  }

  /** Deploys a model that was built in code. */
  public void deploy(BpmnModelInstance model) {
    bench().deploy(model);
  }

  /** Starts an instance; its first Camunda job is not executed yet. */
  public ProcessInstance start(String processDefinitionKey, Map<String, Object> variables) {
    return engine().getRuntimeService().startProcessInstanceByKey(processDefinitionKey, variables);
  }

  /** Lets everything happen that can happen without time being moved. */
  public void runToRest() {
    bench().driver().runToRest();
  }

  /** Executes the Camunda jobs that are due, and those that follow; the waits are left alone. */
  public void executeJobs() {
    bench().driver().executeJobs();
  }

  /** Looks after the waits once. */
  public void poll() {
    plugin().poll();
  }

  /**
   * Closes the engine, as a restart of the application does, and builds a new one on its database.
   */
  public void restartEngine() {
    bench = bench().restart(settings);
    AbstractAssertions.init(engine());
  }

  /** Moves the time of the engine and of the local Azure Batch service. */
  public void advance(Duration duration) {
    bench().advance(duration);
  }

  /** Azure Batch tasks that the script is for run no process: they do what it says. */
  public void script(TaskScript script) {
    batch().scripts().add(script);
  }

  /**
   * A variable of the instance, also of one that has ended; of its last scope if there are many.
   */
  public Map<String, Object> variable(ProcessInstance instance, String name) {
    return new Variables(engine()).json(instance, name);
  }

  public ProcessEngine engine() {
    return bench().engine();
  }

  public AzureBatchProcessEnginePlugin plugin() {
    return bench().plugin();
  }

  public LocalBatchService batch() {
    return azure().batch();
  }

  public LocalAzure azure() {
    return bench().azure();
  }

  private TestBench bench() {
    return Objects.requireNonNull(bench, "the extension is used outside its test class");
  }
}
