package io.github.azurebatch.camunda.process.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine whose accounts have no queue needs no class of the queue SDK. */
class NotConfiguredTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @Test
  void anEngineRunsWithoutTheQueueSdk() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader without = classPathWithoutQueues()) {
      Thread.currentThread().setContextClassLoader(without);
      assertThatThrownBy(() -> without.loadClass("com.azure.storage.queue.QueueClient"))
          .isInstanceOf(ClassNotFoundException.class);
      Object health =
          without
              .loadClass(NodeWithoutQueues.class.getName())
              .getMethod("health", Map.class)
              .invoke(null, azure.azure().properties());

      assertThat(health.toString()).contains("default, batch").doesNotContain("events");
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static URLClassLoader classPathWithoutQueues() {
    URL[] urls =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("azure-storage-queue"))
            .map(NotConfiguredTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }

  /** Loaded by the class loader that has no queue SDK. */
  public static final class NodeWithoutQueues {

    private NodeWithoutQueues() {}

    /** Starts an engine, lets it make a round, and tells its health. */
    public static String health(Map<String, String> properties) {
      AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
      plugin.setProperties(properties);
      var configuration = new StandaloneInMemProcessEngineConfiguration();
      configuration.setJdbcUrl("jdbc:h2:mem:without-queues");
      configuration.setProcessEngineName("without-queues");
      configuration.setProcessEnginePlugins(List.of(plugin));
      ProcessEngine engine = configuration.buildProcessEngine();
      try {
        plugin.poll();
        return plugin.health().details().toString();
      } finally {
        plugin.close();
        engine.close();
      }
    }
  }
}
