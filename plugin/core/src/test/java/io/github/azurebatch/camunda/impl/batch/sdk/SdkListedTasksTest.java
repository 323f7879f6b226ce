package io.github.azurebatch.camunda.impl.batch.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.azurebatch.camunda.StubService;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SdkListedTasksTest {

  private static final String TASKS =
      """
      {"value":[
        {"id":"t1","state":"completed","creationTime":"2026-01-01T00:00:00Z"},
        {"id":"t2","state":"completed","creationTime":"2026-01-01T00:00:00Z"}]}""";

  private final StubService stub = new StubService();
  private final BatchService service =
      SdkBatchService.open(
          new BatchAccount(stub.url(), "myaccount", new Credential.AccountKey(new Secret("a2V5"))));
  private final Logger logger =
      (Logger) LoggerFactory.getLogger(SdkListedTasks.class.getPackageName());
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void captureTheLog() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void close() {
    logger.detachAppender(log);
    service.close();
    stub.close();
  }

  @Test
  void warnsOnceOfEachTaskThatCannotBeRead() {
    stub.then(200, TASKS).then(200, TASKS).then(200, TASKS);

    service.completedTasks("job-1", List.of("t1", "t2"));
    service.tasks("job-1");
    service.openTasks("job-1", "", 100);

    assertThat(log.list)
        .filteredOn(event -> event.getLevel() == Level.WARN)
        .extracting(ILoggingEvent::getFormattedMessage)
        .satisfiesExactly(
            first -> assertThat(first).contains("'t1'", "'job-1'", "no stateTransitionTime"),
            second -> assertThat(second).contains("'t2'", "'job-1'", "no stateTransitionTime"));
  }
}
