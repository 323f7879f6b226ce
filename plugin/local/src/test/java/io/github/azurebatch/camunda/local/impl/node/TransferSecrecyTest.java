package io.github.azurebatch.camunda.local.impl.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.TaskAssignment;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Everything that anyone logs is looked at, the storage client included. */
class TransferSecrecyTest {

  private static AzuriteServer azurite;

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Appender<ILoggingEvent> console = root.getAppender("STDOUT");
  private final Level level = root.getLevel();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<String> signatures = new ArrayList<>();
  private final Path nodeRoot;

  TransferSecrecyTest(@TempDir Path nodeRoot) {
    this.nodeRoot = nodeRoot;
  }

  @BeforeAll
  static void startAzurite() {
    azurite = AzuriteServer.start();
  }

  @AfterAll
  static void stopAzurite() {
    azurite.close();
  }

  @BeforeEach
  void listen() {
    root.detachAppender(console);
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
  }

  @AfterEach
  void stopListening() {
    root.setLevel(level);
    root.detachAppender(log);
    root.addAppender(console);
  }

  @Test
  void keepsSignaturesOutOfTheLogWhenAllGoesWell() throws Exception {
    GivenContainer container = GivenContainer.in(azurite).holding("a.txt", "content");
    log.list.clear();

    TaskOutcome outcome =
        run(
            task()
                .fetches(signed(container.blobUrl("a.txt", "r")), "a.txt")
                .uploads("a.txt", "b.txt", "taskcompletion", signed(container.url("w"))));

    assertThat(outcome).isEqualTo(new TaskOutcome(0, null));
    assertThatNobodyLogged();
  }

  @Test
  void keepsSignaturesOutOfTheLogWhenAnUploadFails() throws Exception {
    TaskOutcome outcome =
        run(
            task()
                .uploads(
                    "../stdout.txt",
                    "b.txt",
                    "taskcompletion",
                    signed(GivenContainer.missingIn(azurite).url("w")))
                .uploads(
                    "../stdout.txt",
                    "b.txt",
                    "taskcompletion",
                    signed(GivenContainer.in(azurite).expiredUrl())));

    assertThat(outcome.failureInfo()).isNotNull();
    assertThatNobodyLogged();
    assertThat(outcome).asString().doesNotContain(signatures);
  }

  @Test
  void keepsSignaturesOutOfTheLogWhenADownloadFails() throws Exception {
    GivenContainer container = GivenContainer.in(azurite);

    TaskOutcome missing = run(task().fetches(signed(container.blobUrl("gone", "r")), "a.txt"));
    GivenTask listing = task();
    listing
        .resourceFile()
        .put("storageContainerUrl", signed(GivenContainer.missingIn(azurite).url("rl")));
    TaskOutcome notListed = run(listing);

    assertThat(List.of(missing, notListed)).allMatch(outcome -> outcome.exitCode() == null);
    assertThatNobodyLogged();
    assertThat(List.of(missing, notListed)).asString().doesNotContain(signatures);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/a b?sig=c2VjcmV0",
        "http://127.0.0.1:1/a?sig=c2VjcmV0",
        "container?sig=c2VjcmV0",
        "ftp://127.0.0.1:1/a?sig=c2VjcmV0",
        "http:///a?sig=c2VjcmV0",
        "mailto:a?sig=c2VjcmV0"
      })
  void keepsSignaturesOutOfTheLogWhenAUrlLeadsNowhere(String url) throws Exception {
    signatures.add("c2VjcmV0");

    TaskOutcome fetching = run(task().fetches(url, "a.txt"));
    GivenTask listing = task();
    listing.resourceFile().put("storageContainerUrl", url);
    TaskOutcome notListed = run(listing);
    TaskOutcome uploading = run(task().uploads("../stdout.txt", "b", "taskcompletion", url));

    assertThat(List.of(fetching, notListed, uploading))
        .allMatch(outcome -> outcome.failureInfo() != null);
    assertThatNobodyLogged();
    assertThat(List.of(fetching, notListed, uploading)).asString().doesNotContain(signatures);
  }

  @Test
  void namesATaskWithoutWhatItHolds() {
    TaskAssignment assignment =
        task().uploads("a", "b", "taskcompletion", "http://c?sig=d").assigned();

    assertThat(assignment)
        .hasToString("Azure Batch task 'task-1' (job 'job-a', pool 'local', node 'node-1')");
  }

  private void assertThatNobodyLogged() {
    assertThat(signatures).isNotEmpty();
    assertThat(log.list).isNotEmpty();
    assertThat(log.list)
        .extracting(TransferSecrecyTest::text)
        .allSatisfy(text -> assertThat(text).doesNotContain(signatures));
  }

  private static String text(ILoggingEvent event) {
    return event.getThrowableProxy() == null
        ? event.getFormattedMessage()
        : event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy());
  }

  /** Remembers the signature in the URL, raw and decoded. */
  private String signed(String url) {
    Arrays.stream(URI.create(url).getRawQuery().split("&"))
        .filter(part -> part.startsWith("sig="))
        .map(part -> part.substring("sig=".length()))
        .forEach(
            signature -> {
              signatures.add(signature);
              signatures.add(URLDecoder.decode(signature, StandardCharsets.UTF_8));
            });
    return url;
  }

  private GivenTask task() {
    return new GivenTask(nodeRoot).runs("true");
  }

  private TaskOutcome run(GivenTask task) throws InterruptedException {
    return new NodeTaskRunner(new MovableClock(Clock.systemUTC()))
        .run(task.assigned(), new RecordedProgress());
  }
}
