package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.OnPostgresql;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An engine whose database may forget commits says so when it starts. */
@OnEveryDatabase
class DurabilityTest {

  private static final String WARNING = "may forget commits";

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @Test
  @DisabledIfSystemProperty(named = "database", matches = "postgresql")
  void warnsOfAnH2FileThatIsWrittenLate(@TempDir Path folder) {
    assertThat(warnings(h2("jdbc:h2:" + folder.resolve("late"))))
        .singleElement()
        .asString()
        .contains("up to 500 ms late", "Add ;WRITE_DELAY=0");
  }

  @Test
  @DisabledIfSystemProperty(named = "database", matches = "postgresql")
  void saysNothingOfAnH2FileThatIsWrittenAtOnceOrOfMemory(@TempDir Path folder) {
    assertThat(warnings(h2("jdbc:h2:" + folder.resolve("at-once") + ";WRITE_DELAY=0"))).isEmpty();
    assertThat(warnings(EngineSettings.h2())).isEmpty();
  }

  /** The server of the tests, whose data need not last, is fast and forgetful. */
  @Test
  @OnPostgresql
  void warnsOfAPostgresqlThatDoesNotWriteAtOnce() {
    assertThat(warnings(Databases.current()))
        .anySatisfy(warning -> assertThat(warning).contains("fsync is off. Set it to on"));
  }

  private static EngineSettings h2(String url) {
    JdbcDataSource file = new JdbcDataSource();
    file.setURL(url);
    return EngineSettings.on(file);
  }

  private static List<String> warnings(EngineSettings settings) {
    try (LogCapture logs = new LogCapture();
        AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin()) {
      plugin.setProperties(azure.azure().properties());
      ProcessEngineConfigurationImpl configuration = settings.configuration();
      configuration.setProcessEnginePlugins(List.of(plugin));
      ProcessEngine engine = configuration.buildProcessEngine();
      engine.close();
      return logs.warnings(WARNING);
    }
  }
}
