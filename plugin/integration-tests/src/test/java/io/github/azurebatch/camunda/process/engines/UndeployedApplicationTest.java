package io.github.azurebatch.camunda.process.engines;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.application.ProcessApplication;
import org.camunda.bpm.application.ProcessApplicationExecutionException;
import org.camunda.bpm.application.impl.EmbeddedProcessApplication;
import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes of a container on one database, which look at deployments, each with an application of
 * its own, a job executor and a thread that looks after waits. Each application has the class
 * {@code app.Noted}.
 */
@OnEveryDatabase
class UndeployedApplicationTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final Duration RUN_TIME = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String DESCRIPTOR =
      """
      <process-application xmlns="http://www.camunda.org/schema/1.0/ProcessApplication">
        <process-archive name="%1$s">
          <process-engine>node-of-%1$s</process-engine>
          <resource>%1$s.bpmn</resource>
          <properties>
            <property name="isDeleteUponUndeploy">false</property>
            <property name="isScanForProcessDefinitions">false</property>
          </properties>
        </process-archive>
      </process-application>
      """;

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /** Its name is the class's: the two have classes of their own. */
  private abstract static class Application extends EmbeddedProcessApplication {

    private final URLClassLoader classes;

    Application(URLClassLoader classes) {
      this.classes = classes;
    }

    @Override
    public ClassLoader getProcessApplicationClassloader() {
      return classes;
    }

    /** An embedded application would leave the class loader of the thread as it is. */
    @Override
    public <T> T execute(Callable<T> callable) throws ProcessApplicationExecutionException {
      return ApplicationClasses.call(classes, () -> super.execute(callable));
    }

    /** Its classes go away with it. */
    void undeployWithItsClasses() throws IOException {
      undeploy();
      classes.close();
    }
  }

  @ProcessApplication(name = "one")
  static final class One extends Application {
    One(URLClassLoader classes) {
      super(classes);
    }
  }

  @ProcessApplication(name = "other")
  static final class Other extends Application {
    Other(URLClassLoader classes) {
      super(classes);
    }
  }

  @BeforeEach
  void everyTaskRunsForMinutes() {
    azure.script(forTask("*").delay(RUN_TIME).file("output.txt", "x"));
  }

  @AfterEach
  void stop() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  @Test
  void theWaitOfAnApplicationLosesNoRetryWhileItIsUndeployedAndGoesOnWhenItIsBack(
      @TempDir Path folder) throws Exception {
    ProcessEngine nodeOfOne = node("one");
    ProcessEngine nodeOfOther = node("other");
    One one = new One(classes(folder, "one", "one"));
    one.deploy();
    deploy(new Other(classes(folder, "other", "other")));
    // each on the node that has not its classes
    ProcessInstance ofOne = start(nodeOfOther, "one");
    ProcessInstance ofOther = start(nodeOfOne, "other");
    awaitWaits(2);

    one.undeployWithItsClasses();
    azure.advance(RUN_TIME);
    new Engines(azure).awaitTasks();
    awaitEnd(ofOther);
    assertThat(noted(ofOther)).isEqualTo("[output.txt] by other");
    poll(nodeOfOne);
    poll(nodeOfOther);
    assertThat(onlyWait().getProcessInstanceId()).isEqualTo(ofOne.getId());
    assertThat(onlyWait().getRetries()).isNull();
    assertThat(new Engines(azure).incidents()).isEmpty();

    deploy(new One(classes(folder, "one", "one again")));
    awaitEnd(ofOne);
    assertThat(noted(ofOne)).isEqualTo("[output.txt] by one again");
  }

  private void deploy(Application application) {
    application.deploy();
    opened.push(application::undeployWithItsClasses);
  }

  /** Descriptor, model and classes of an application. */
  private static URLClassLoader classes(Path folder, String name, String text) throws IOException {
    Path root = Files.createDirectories(folder.resolve(text));
    Path descriptor = Files.createDirectories(root.resolve("META-INF")).resolve("processes.xml");
    Files.writeString(descriptor, DESCRIPTOR.formatted(name));
    Files.writeString(root.resolve(name + ".bpmn"), Bpmn.convertToString(model(name)));
    return ApplicationClasses.in(root, text);
  }

  private static BpmnModelInstance model(String key) {
    BpmnModelInstance model =
        Models.scripted(
            "output.txt", await -> await.camundaExecutionListenerClass("end", "app.Noted"));
    model.<Process>getModelElementById(Models.KEY).setId(key);
    return model;
  }

  private ProcessEngine node(String application) {
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
    Map<String, String> properties = new HashMap<>(azure.azure().properties());
    properties.put("poll-interval", "PT0.1S");
    properties.put("max-poll-interval", "PT0.1S");
    properties.put("lease-duration", "PT2S");
    plugin.setProperties(properties);
    ProcessEngine engine =
        new Engines(azure).another(settings -> configure(settings, application), plugin);
    RuntimeContainerDelegate.INSTANCE.get().registerProcessEngine(engine);
    opened.push(
        () -> {
          RuntimeContainerDelegate.INSTANCE.get().unregisterProcessEngine(engine);
          plugin.close();
          engine.close();
        });
    return engine;
  }

  private static void configure(ProcessEngineConfigurationImpl settings, String application) {
    DefaultJobExecutor executor = new DefaultJobExecutor();
    executor.setWaitTimeInMillis(100);
    executor.setMaxWait(100);
    settings.setJobExecutor(executor);
    settings.setJobExecutorActivate(true);
    settings.setJobExecutorDeploymentAware(true);
    settings.setProcessEngineName("node-of-" + application);
  }

  private static ProcessInstance start(ProcessEngine node, String key) {
    return node.getRuntimeService().startProcessInstanceByKey(key);
  }

  private static void poll(ProcessEngine node) {
    AzureBatchProcessEnginePlugin.of(node).orElseThrow().poll();
  }

  private static void awaitWaits(int count) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                azure.engine().getExternalTaskService().createExternalTaskQuery().count() == count);
  }

  private static ExternalTask onlyWait() {
    return new Engines(azure).onlyWait();
  }

  private static void awaitEnd(ProcessInstance instance) {
    await().atMost(PATIENCE).until(() -> new Engines(azure).history(instance).getEndTime() != null);
  }

  private static Object noted(ProcessInstance instance) {
    return new Engines(azure).historicVariable(instance, "noted").getValue();
  }
}
