package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SignatureSecrecyTest extends ServiceTest {

  private static final String SIGNATURE = "c2lnbmF0dXJlIG9mIHRoaXMgdGVzdA";

  @Test
  void answersTheSignatureOfAContainerAndNeverLogsIt() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger("io.github.azurebatch");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Level before = logger.getLevel();
    logger.setLevel(Level.TRACE);
    logger.addAppender(log);
    try {
      RawClient raw = RawClient.of(service);
      raw.send("POST", "/jobs", "{\"id\":\"j\",\"poolInfo\":{\"poolId\":\"local\"}}");
      raw.send("POST", "/jobs/j/tasks", body("exit 0", "\"taskcompletion\""));
      HttpResponse<String> wrong = raw.send("POST", "/jobs/j/tasks", body("exit 0", "nonsense"));
      raw.send("POST", "/jobs/j/tasks", body("exit 0", "\"taskcompletion\""));
      awaitIdle();

      assertThat(raw.send("GET", "/jobs/j/tasks/t", "").body()).contains(SIGNATURE);
      assertThat(wrong.statusCode()).isEqualTo(400);
      assertThat(wrong.body()).doesNotContain(SIGNATURE);
      assertThat(log.list).isNotEmpty();
      assertThat(log.list)
          .noneMatch(event -> event.getFormattedMessage().contains(SIGNATURE))
          .noneMatch(
              event ->
                  event.getThrowableProxy() != null
                      && event.getThrowableProxy().getMessage().contains(SIGNATURE));
    } finally {
      logger.detachAppender(log);
      logger.setLevel(before);
    }
  }

  private static String body(String commandLine, String condition) {
    return """
        {"id":"t","commandLine":"%s","outputFiles":[{"filePattern":"*.txt","destination":
          {"container":{"containerUrl":"https://a.blob.core.windows.net/c?sp=w&sig=%s"}},
          "uploadOptions":{"uploadCondition":%s}}]}
        """
        .formatted(commandLine, SIGNATURE, condition);
  }
}
