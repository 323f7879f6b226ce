package io.github.azurebatch.camunda.test;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.local.BatchTask;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.local.TaskScript;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
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
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Runs processes on a process engine with the plugin, a local Azure Batch service and Azurite.
 *
 * <p>Register it as a static field, or use {@link AzureBatchTest} and take it as a parameter.
 * Nothing runs by itself: {@link #runToRest} executes Camunda jobs, lets Azure Batch tasks end and
 * looks after the waits, on the test's thread, until there is nothing left to do. After each test
 * its deployments, instances, scripts and faults are removed. If a test fails, what happened is
 * printed before: paths, incidents, waits and variables of the instances, and calls and tasks of
 * the local Azure Batch service.
 *
 * <p>All test classes share the local services and the clock of the engine, and must not run in
 * parallel. Where JUnit runs tests in parallel, a class with a static field has to have
 * {@code @ResourceLock(AzureBatchExtension.RESOURCE)}, and is refused without it; {@link
 * AzureBatchTest} has the lock.
 */
public final class AzureBatchExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {

  /** What JUnit locks for test classes: the local services and the clock of the engine. */
  public static final String RESOURCE = "io.github.azurebatch.camunda.test.services";

  private final EngineSettings settings;
  private @Nullable TestBench bench;
  private @Nullable Class<?> owner;
  private Set<BatchTask> earlierTasks = Set.of();

  AzureBatchExtension(EngineSettings settings) {
    this.settings = settings;
  }

  /** Runs processes on an engine with an H2 database in memory. */
  public static AzureBatchExtension onH2() {
    return new AzureBatchExtension(EngineSettings.h2());
  }

  /** Runs processes on an engine whose database and properties are the test's own. */
  public static AzureBatchExtension on(EngineSettings settings) {
    return new AzureBatchExtension(settings);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ParallelRuns.refuseWithoutLock(context);
    if (bench == null) {
      bench = TestBench.open(LocalAzureResource.of(context), settings);
      owner = context.getRequiredTestClass();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    ParallelRuns.refuseWithoutLock(context);
    AbstractAssertions.init(engine());
    earlierTasks = Set.copyOf(batch().tasks());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().filter(AzureBatchExtension::isFailure).isPresent()) {
      System.out.println(new FailureReport(bench(), earlierTasks).text(name(context)));
    }
    ClockUtil.reset();
    AbstractAssertions.reset();
    bench().clear();
  }

  private static boolean isFailure(Throwable thrown) {
    return !(thrown instanceof TestAbortedException);
  }

  private static String name(ExtensionContext context) {
    return context.getRequiredTestClass().getSimpleName() + ", " + context.getDisplayName();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // nested classes share what their outer class has opened
    if (bench != null && context.getRequiredTestClass().equals(owner)) {
      bench.close();
      bench = null;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameters().containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return Objects.requireNonNull(parameters().get(type), type.getName()).get();
  }

  private Map<Class<?>, Supplier<Object>> parameters() {
    return Map.of(
        AzureBatchExtension.class, () -> this,
        ProcessEngine.class, this::engine,
        AzureBatchProcessEnginePlugin.class, this::plugin,
        LocalAzure.class, this::azure,
        LocalBatchService.class, this::batch);
  }

  /** Deploys a .bpmn file of the class path. */
  public void deploy(String resource) {
    bench().deploy(resource);
  }

  /** Deploys a model that was built in code. */
  public void deploy(BpmnModelInstance model) {
    bench().deploy(model);
  }

  /**
   * Starts an instance; its first Camunda job is not executed yet.
   *
   * @param variables of the instance, by their names
   */
  public ProcessInstance start(String processDefinitionKey, Map<String, Object> variables) {
    return engine().getRuntimeService().startProcessInstanceByKey(processDefinitionKey, variables);
  }

  /**
   * Executes Camunda jobs, lets Azure Batch tasks end and ends their waits, again and again until
   * nothing more can happen before time is moved.
   *
   * @throws AssertionError if Azure Batch tasks still run after a minute
   */
  public void runToRest() {
    bench().driver().runToRest();
  }

  /** Executes the Camunda jobs that are due and the jobs that follow from them; ends no wait. */
  public void executeJobs() {
    bench().driver().executeJobs();
  }

  /** Polls Azure Batch once, and ends the waits whose tasks have ended. */
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

  /** Lets the Azure Batch tasks that the script is for do what it says, in place of a process. */
  public void script(TaskScript script) {
    batch().scripts().add(script);
  }

  /**
   * A variable with JSON of an instance that runs or has ended; the newest one if several scopes
   * have a variable of this name.
   *
   * @throws AssertionError if the instance has no such variable; with the names of those it has
   */
  public Map<String, Object> variable(ProcessInstance instance, String name) {
    return new Variables(engine()).json(instance, name);
  }

  /** The engine; {@link #restartEngine} replaces it. */
  public ProcessEngine engine() {
    return bench().engine();
  }

  /** The plugin of the engine; {@link #restartEngine} replaces it. */
  public AzureBatchProcessEnginePlugin plugin() {
    return bench().plugin();
  }

  /** How the engine is made. */
  public EngineSettings settings() {
    return settings;
  }

  /** The local Azure Batch service. */
  public LocalBatchService batch() {
    return azure().batch();
  }

  /** The local Azure Batch service and Azurite. */
  public LocalAzure azure() {
    return bench().azure();
  }

  private TestBench bench() {
    return Objects.requireNonNull(
        bench, "AzureBatchExtension has no engine: it is used before or after its test class");
  }
}
