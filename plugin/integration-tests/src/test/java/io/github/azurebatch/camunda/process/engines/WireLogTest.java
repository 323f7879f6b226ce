package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine that starts while the platform's HTTP client logs what it sends says so. */
class WireLogTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  @Test
  void isToldOfOnceWhenAnEngineStarts() {
    Logger logger = Logger.getLogger("jdk.internal.httpclient.debug");
    logger.setLevel(Level.FINE);
    logger.setUseParentHandlers(false);
    try {
      assertThat(warningsOfAStart()).singleElement().asString().contains(logger.getName());
    } finally {
      logger.setLevel(null);
      logger.setUseParentHandlers(true);
    }
    assertThat(warningsOfAStart()).isEmpty();
  }

  private static List<String> warningsOfAStart() {
    try (LogCapture log = new LogCapture();
        CheckingEngine engine = new CheckingEngine(azure, Map.of())) {
      assertThat(engine.engine()).isNotNull();
      return log.warnings("AZURE-BATCH-109");
    }
  }
}
