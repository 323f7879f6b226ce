package io.github.azurebatch.camunda.impl.engine.wait.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.FakePort;
import io.github.azurebatch.camunda.LinearTime;
import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.access.Requester;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.event.Arrived;
import io.github.azurebatch.camunda.impl.engine.event.StorageEvents;
import io.github.azurebatch.camunda.impl.engine.event.UploadKey;
import io.github.azurebatch.camunda.impl.engine.lease.LeaseMeters;
import io.github.azurebatch.camunda.impl.engine.lease.Leases;
import io.github.azurebatch.camunda.impl.engine.lease.row.Node;
import io.github.azurebatch.camunda.impl.engine.outcome.task.TaskExpectation;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.wait.GivenTargets;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTerms;
import io.github.azurebatch.camunda.impl.engine.wait.poll.LookTimes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.junit.jupiter.api.Test;

class UploadsTest {

  private static final int MANY = 10_000;

  private long now;
  private final Uploads uploads = new Uploads(events(), new LookTimes(() -> now));

  @Test
  void findsTheTaskOfADirectoryOrOfABlobUntilItIsOver() {
    WatchedWait directory = add("directory", "*.txt", "a/directory", UploadCondition.TASK_SUCCESS);
    add("blob", "out.txt", "b/out.txt", UploadCondition.TASK_SUCCESS);

    uploads.arrived(arrived("a/directory"));
    assertThat(uploads.isLookDue()).isTrue();
    uploads.look();
    directory.loseAll();
    uploads.looked();
    pass(Duration.ofSeconds(10));
    assertThat(uploads.isLookDue()).isFalse();

    uploads.arrived(arrived("b/out.txt"));
    assertThat(uploads.isLookDue()).isTrue();
  }

  @Test
  void looksInTheDatabaseOnlyForABlobOfNoWaitInAContainerOfSome() {
    add("known", "*", "known", UploadCondition.TASK_COMPLETION);

    uploads.arrived(new Arrived(Arrived.Precision.PLACES, Set.of(key("new"), key(""))));

    assertThat(uploads.isLookDue()).isTrue();
    uploads.look();
    assertThat(uploads.isLooking()).isFalse();
    assertThat(uploads.isLookDue()).isFalse();
  }

  @Test
  void takesNoNoticeOfOtherContainersAndOfWaitsThatHaveGone() {
    WatchedWait gone = add("gone", "*", "gone", UploadCondition.TASK_COMPLETION);
    uploads.remove(gone);

    uploads.arrived(arrived("gone"));
    uploads.arrived(new Arrived(Arrived.Precision.PLACES, Set.of(key(""))));
    uploads.arrived(new Arrived(Arrived.Precision.NOTHING, Set.of()));

    assertThat(uploads.isLookDue()).isFalse();
  }

  @Test
  void findsAThousandOfTenThousandWaitsInOneContainerAtOnce() {
    IntStream.range(0, MANY)
        .forEach(i -> add("task-" + i, "*", "task-" + i, UploadCondition.TASK_COMPLETION));
    Arrived thousand =
        new Arrived(
            Arrived.Precision.PLACES,
            IntStream.range(0, 1_000).mapToObj(i -> key("task-" + i)).collect(Collectors.toSet()));

    LinearTime.assertWithin(
        Duration.ofMillis(200),
        () -> {
          for (int time = 0; time < 20; time++) {
            uploads.arrived(thousand);
            uploads.looked();
          }
        });
    assertThat(uploads.isLookDue()).isTrue();
  }

  private WatchedWait add(String task, String pattern, String path, UploadCondition condition) {
    SubmittedTask given = GivenTargets.submittedTask(null);
    SubmittedTask submitted =
        new SubmittedTask(
            given.account(),
            new TaskReference("job", task),
            given.submitted(),
            given.created(),
            given.sasExpiry(),
            given.maxWallClockTime(),
            given.onCancel(),
            given.scope(),
            List.of(
                new DeclaredOutputFile(
                    new FilePattern(pattern), "default", "outputs", path, condition, false)),
            List.of());
    WatchedWait wait =
        new WatchedWait(
            task,
            "instance",
            new WaitingActivity(new Requester(null, "process"), "await"),
            new Wait(
                TaskTarget.of(new TaskExpectation(submitted, List.of(), List.of()), false),
                new WaitTerms(GivenTargets.SUBMITTED, null, false, "outputs"),
                null),
            null);
    uploads.add(wait);
    return wait;
  }

  private static Arrived arrived(String path) {
    return new Arrived(Arrived.Precision.PLACES, Set.of(key(path)));
  }

  private static long key(String path) {
    return UploadKey.of("storage", "outputs", path);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private static StorageEvents events() {
    AzureBatchAccount account =
        new AzureBatchAccount(
            new BatchAccount(
                URI.create("https://b.westeurope.batch.azure.com"),
                "b",
                AzureBatchAccount.credential("a2V5")),
            new StorageAccount(
                URI.create("https://storage.blob.core.windows.net"),
                "storage",
                AzureBatchAccount.credential("a2V5"),
                null),
            new AzureBatchAccount.Events("batch-events"));
    CommandExecutor commands = FakePort.of(CommandExecutor.class, Map.of());
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    return StorageEvents.of(
        new Accounts(AzureBatchConfiguration.of(account), Clock.systemUTC()),
        commands,
        new Leases(
            commands,
            new Node("node", Duration.ofSeconds(30), true),
            Clock.systemUTC(),
            new LeaseMeters(registry.counter("taken"), registry.counter("lost"))),
        registry,
        "engine");
  }
}
