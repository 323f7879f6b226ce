package io.github.azurebatch.camunda.process.stored;

import static io.github.azurebatch.camunda.local.Operation.JOB_ADD;
import static io.github.azurebatch.camunda.local.Operation.JOB_PATCH;
import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.Operation.TASK_ADD_COLLECTION;
import static io.github.azurebatch.camunda.local.Operation.TASK_REACTIVATE;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;

import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.local.TaskScript;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;

/**
 * Records what an engine stores. It is no test of the build: run it by its name, and take what it
 * leaves in {@code target/stored} as the resources of a further format.
 */
class StoredRecorder {

  private static final Duration LONG = Duration.ofDays(30);
  private static final List<String> MODELS =
      Stream.of(
              "steps", "listSteps", "wholeJob", "wait", "run", "named", "tasks", "caught", "blobs")
          .map(process -> process + ".bpmn")
          .toList();

  private static final String FILES = "output.txt";

  /** Of this the wait is no text that each database takes. */
  private static final String BYTES =
      "übersicht-\uD83D\uDCC8.txt\noutput.txt | required\nresult.json";

  /** Azurite takes the signatures of the machine's time only, and blobs must not be older. */
  private final Instant begin =
      Instant.now().minus(Duration.ofMinutes(40)).truncatedTo(ChronoUnit.MINUTES);

  private final MovableClock clock = new MovableClock(Clock.fixed(begin, ZoneOffset.UTC));

  @Test
  void recordWhatIsStored() throws Exception {
    ClockUtil.setCurrentTime(Date.from(begin));
    try (AzuriteServer storage = AzuriteServer.start();
        LocalBatchService batch = LocalBatchService.builder().clock(clock).start();
        LocalAzure azure = new LocalAzure(batch, storage);
        RecordingEngine engine = new RecordingEngine(azure, EngineSettings.h2())) {
      batch.pools().add(PoolSettings.linux("stored").slotsPerNode(200));
      batch.pools().add(PoolSettings.linux("empty").nodes(0));
      engine.deploy(MODELS);

      whatHasEnded(batch, engine);
      whatRunsAgain(batch, engine);
      whatIsOpen(batch, engine);
      whatIsHalfSent(batch, engine);
      whatIsStuck(batch, engine);

      // the SDK dates its requests with the time that the engine's clock moves
      ClockUtil.reset();
      RecordedBatch recorded = new RecordedBatch(AzureClients.of(azure));
      new RecordedFiles(Path.of("target", "stored"), begin)
          .write(
              RecordedRows.of(engine.database()),
              recorded.at(clock.instant()),
              Map.of(storage.blobEndpoint().toString(), "{storage}", batch.url(), "{batch}"));
    }
  }

  private static void whatHasEnded(LocalBatchService batch, RecordingEngine engine) {
    batch.scripts().add(brief("*").file(FILES, "x").file("result.json", "{\"answer\": 42}"));
    batch.scripts().add(brief("{failed,again,caught,list-*-2}").exitCode(3));
    batch.scripts().add(brief("{resubmitted,list-*-3}"));
    batch.scripts().add(manyFiles());
    engine.start("steps", "afterOutputs", Map.of());
    engine.start("steps", "afterRead", Map.of());
    engine.start("steps", "afterCleanUp", Map.of());
    engine.start("listSteps", "afterOutputs", Map.of());
    engine.start("wholeJob", "afterOutputs", Map.of("name", "whole-ended"));
    engine.start("caught", "afterError", Map.of());
    engine.start("blobs", "blobs", Map.of());
    startWait(engine, "failed", Map.of());
    startWait(engine, "again", Map.of());
    startWait(engine, "resubmitted", Map.of());
    startWait(engine, "policy-ended", Map.of("accessPolicy", true));
    startTasks(engine, "list-failed", 3, Map.of());
    startTasks(engine, "list-planned", 3, Map.of());
    startTasks(engine, "list-again", 3, Map.of());
    startTasks(engine, "list-cleaned", 101, Map.of());
    engine.settle();
  }

  private static void whatRunsAgain(LocalBatchService batch, RecordingEngine engine) {
    batch.scripts().clear();
    batch.scripts().add(forTask("*").delay(LONG).file(FILES, "x"));
    engine.retryIncident("again");
    engine.retryIncident("resubmitted");
    engine.retryIncident("list-again");
    for (int round = 0; round < 3; round++) {
      engine.poll();
      engine.advance(Duration.ofSeconds(10));
    }
  }

  private static void whatIsOpen(LocalBatchService batch, RecordingEngine engine) {
    for (String person : List.of("afterJob", "afterContainer", "afterSas", "afterSubmit")) {
      engine.start("steps", person, Map.of());
    }
    engine.start("listSteps", "afterSubmit", Map.of());
    engine.completeUserTasksOnTheWay();
    engine.start("wholeJob", "whole", Map.of("name", "whole"));
    engine.start("wholeJob", "whole-cancelled", Map.of("name", "whole-cancelled"));
    engine.start("run", "run", Map.of());
    startWait(engine, "text", Map.of());
    startWait(engine, "bytes", Map.of("outputFiles", BYTES, "inline", "result.json"));
    startWait(engine, "policy", Map.of("accessPolicy", true));
    startWait(engine, "cancelled", Map.of());
    engine.start("named", "named", Map.of());
    startTasks(engine, "list-all", 3, Map.of("allowedFailures", 1, "succeeded", 2));
    startTasks(engine, "list-any", 3, Map.of("awaited", "any", "succeeded", 1));
    engine.executeJobs();
    engine.stop("cancelled");
    engine.stop("whole-cancelled");
  }

  private static void whatIsHalfSent(LocalBatchService batch, RecordingEngine engine) {
    batch.faults().next(TASK_ADD_COLLECTION).delay(Duration.ZERO);
    batch.faults().next(TASK_ADD_COLLECTION).answer(403, "AuthorizationFailure");
    startTasks(engine, "list-half", 101, Map.of());
    engine.executeJobs();
    batch.faults().next(TASK_ADD_COLLECTION).delay(Duration.ZERO);
    batch.faults().next(TASK_ADD_COLLECTION).dropAfterEffect();
    fail(batch, TASK_ADD_COLLECTION);
    startTasks(engine, "list-cancelled", 101, Map.of());
    engine.executeJobs();
    batch.faults().clear();
    engine.stop("list-cancelled");
    batch.faults().next(JOB_PATCH).answer(403, "AuthorizationFailure");
    startTasks(
        engine, "list-sent", 2, Map.of("name", "list-sent", "onAllTasksComplete", "terminatejob"));
    engine.executeJobs();
  }

  private static void whatIsStuck(LocalBatchService batch, RecordingEngine engine) {
    Map<String, Object> stuck = Map.of("name", "stuck", "poolId", "empty", "lifetime", "PT20M");
    startWait(engine, "queued", stuck);
    Map<String, Object> resubmitted = new HashMap<>(stuck);
    resubmitted.put("onSasExpiry", "resubmit");
    startWait(engine, "expiring", resubmitted);
    startTasks(engine, "list-expiring", 3, resubmitted);
    engine.executeJobs();
    engine.poll();
    for (int step = 0; step < 9; step++) {
      engine.advance(Duration.ofMinutes(2));
      engine.poll();
    }
    engine.advance(Duration.ofSeconds(30));
    engine.retryIncident("list-planned");
    fail(batch, TASK_ADD);
    fail(batch, TASK_REACTIVATE);
    engine.poll();
    engine.advance(Duration.ofSeconds(10));
    engine.poll();
    batch.faults().clear();
    engine.start("named", "unread", Map.of());
    batch.faults().next(JOB_ADD).answer(409, "ActiveJobAndScheduleQuotaReached");
    startWait(engine, "refused", Map.of("name", "refused"));
    engine.executeJobs();
  }

  private static TaskScript brief(String taskIds) {
    return forTask(taskIds).delay(Duration.ofSeconds(20));
  }

  private static void fail(LocalBatchService batch, Operation operation) {
    batch.faults().next(90, operation).answer(500, "InternalError", Duration.ZERO);
  }

  private static TaskScript manyFiles() {
    TaskScript script = brief("blobs");
    for (int file = 1; file <= 501; file++) {
      script = script.file("%03d.txt".formatted(file), "x");
    }
    return script;
  }

  private static void startWait(RecordingEngine engine, String name, Map<String, Object> others) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("name", "stored");
    variables.put("poolId", "stored");
    variables.put("taskId", name);
    variables.put("outputFiles", FILES);
    variables.putAll(others);
    engine.start("wait", name, variables);
  }

  private static void startTasks(
      RecordingEngine engine, String name, int count, Map<String, Object> others) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("name", "stored");
    variables.put("poolId", "stored");
    variables.put("taskId", name);
    variables.put("items", String.valueOf(count));
    variables.put("succeeded", count);
    variables.putAll(others);
    engine.start("tasks", name, variables);
  }
}
