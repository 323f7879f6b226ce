package io.github.azurebatch.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.container.impl.metadata.BpmPlatformXmlParser;
import org.camunda.bpm.container.impl.metadata.PropertyHelper;
import org.camunda.bpm.container.impl.metadata.spi.BpmPlatformXml;
import org.camunda.bpm.container.impl.metadata.spi.ProcessEnginePluginXml;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a shared engine, read by the engine's own parser, configures the plugin. */
class BpmPlatformXmlTest {

  private static final String FILE = "azure-batch.test-properties";

  private static final String XML =
      """
      <bpm-platform xmlns="http://www.camunda.org/schema/1.0/BpmPlatform">
        <job-executor>
          <job-acquisition name="default" />
        </job-executor>
        <process-engine name="default">
          <job-acquisition>default</job-acquisition>
          <datasource>java:jdbc/ProcessEngine</datasource>
          <plugins>
            <plugin>
              <class>io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin</class>
              <properties>
                <property name="propertiesFile">${azure-batch.test-properties}</property>
                <property name="propertiesText">%s</property>
              </properties>
            </plugin>
          </plugins>
        </process-engine>
      </bpm-platform>
      """;

  private static final String ACCOUNT =
      """
      default-account=night
      accounts.night.batch.url=https://mybatch.westeurope.batch.azure.com
      accounts.night.batch.account-name=mybatch
      accounts.night.batch.account-key=c2VjcmV0
      accounts.night.storage.endpoint=https://mystorage.blob.core.windows.net
      accounts.night.storage.account-name=mystorage
      accounts.night.storage.account-key=c2VjcmV0
      """;

  private final Path folder;

  BpmPlatformXmlTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    System.setProperty(FILE, Files.writeString(folder.resolve("account"), ACCOUNT).toString());
  }

  @AfterEach
  void forgetTheFile() {
    System.clearProperty(FILE);
  }

  @Test
  void configuresAnAccount() throws Exception {
    AzureBatchProcessEnginePlugin plugin = plugin("poll-interval=1m");

    assertThat(plugin.beans()).isNotEmpty();
    assertThat(plugin.outputs("night")).isNotNull();
    assertThatThrownBy(() -> plugin.outputs("day")).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void mayBeWrong() throws Exception {
    AzureBatchProcessEnginePlugin plugin = plugin("poll-interval=later");

    assertThatThrownBy(plugin::beans)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'poll-interval' is 'later'");
  }

  /** As the engine makes it when the container starts. */
  private AzureBatchProcessEnginePlugin plugin(String text) throws Exception {
    URL file =
        Files.writeString(folder.resolve("platform.xml"), XML.formatted(text)).toUri().toURL();
    BpmPlatformXml platform =
        new BpmPlatformXmlParser().createParse().sourceUrl(file).execute().getBpmPlatformXml();
    ProcessEnginePluginXml given = platform.getProcessEngines().get(0).getPlugins().get(0);
    Object plugin = Class.forName(given.getPluginClass()).getConstructor().newInstance();
    PropertyHelper.applyProperties(plugin, given.getProperties());
    return (AzureBatchProcessEnginePlugin) plugin;
  }
}
