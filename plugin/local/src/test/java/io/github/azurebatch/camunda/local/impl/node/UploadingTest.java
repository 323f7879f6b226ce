package io.github.azurebatch.camunda.local.impl.node;

import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.local.MovableClock;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tasks that upload, each into a container of its own. */
abstract class UploadingTest {

  static final String ALWAYS = "taskcompletion";

  private static AzuriteServer azurite;

  final GivenContainer container;
  final Path nodeRoot;
  final Path taskDirectory;

  UploadingTest(Path nodeRoot) {
    this.container = GivenContainer.in(azurite);
    this.nodeRoot = nodeRoot;
    this.taskDirectory = nodeRoot.resolve("workitems/job-a/job-1/task-1");
  }

  @BeforeAll
  static void startAzurite() {
    azurite = AzuriteServer.start();
  }

  @AfterAll
  static void stopAzurite() {
    azurite.close();
  }

  static GivenContainer missingContainer() {
    return GivenContainer.missingIn(azurite);
  }

  GivenTask writing(String script) {
    return new GivenTask(nodeRoot).runsInBash(script);
  }

  String writable() {
    return container.url("w");
  }

  static TaskOutcome run(GivenTask task) throws InterruptedException {
    return new NodeTaskRunner(new MovableClock(Clock.systemUTC()))
        .run(task.assigned(), new RecordedProgress());
  }
}
