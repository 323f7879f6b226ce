package io.github.azurebatch.camunda.process.world;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.local.TaskScript;
import io.github.azurebatch.camunda.local.TaskState;
import io.github.azurebatch.camunda.process.campaign.OtherFaults;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.EveryStep;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnlyInTheCampaign;
import io.github.azurebatch.camunda.process.support.OtherSteps;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The network does the same to all requests of a kind for longer than any of them is tried. A
 * process with the steps that make them either goes on by itself when that is over, or there is one
 * incident that says what failed and what to do, and a retry succeeds. No task runs twice.
 *
 * <p>Each build lets something go wrong with each kind of request, and each thing go wrong with
 * one, as the seed chooses that is printed; the campaign tries all.
 */
class RequestFaultsTest {

  private static final Duration A_WHILE = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final String FAILED_ONCE = "exit code " + OtherSteps.FAILS_ONCE;

  /** Of Batch; else a test would not see that a step makes them no more. */
  private static final String[] OF_OTHER_STEPS = {
    "TASK_TERMINATE", "TASK_DELETE", "TASK_REACTIVATE", "FILE_GET"
  };

  /** The whole matrix is for the campaign. */
  private static final long SAME_IN_EACH_BUILD = 1_796_081_608_046L;

  /** Longer than the retry cycle of an activity: after it there is an incident. */
  private static final int UNTIL_HEALED = 6;

  private static final int UNTIL_ALL_IS_TRIED_AGAIN = 12;

  @RegisterExtension
  static final ProxiedAzure PROXIES = ProxiedAzure.before(() -> RequestFaultsTest.azure.azure());

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(PROXIES.settings());

  private final Engines engines = new Engines(azure);
  private final Map<String, Integer> runs = new ConcurrentHashMap<>();

  /** Something that goes wrong with a kind of request of a process. */
  private record Cell(Steps steps, RequestKind kind, WrongAnswer wrong) {}

  /** Two processes, which together make all kinds of requests. */
  private enum Steps {
    EVERY(EveryStep.process("local"), EveryStep::commandLines),
    OTHER(OtherSteps.process("local"), OtherSteps::commandLines);

    private final BpmnModelInstance process;
    private final Function<String, List<String>> commandLines;

    Steps(BpmnModelInstance process, Function<String, List<String>> commandLines) {
      this.process = process;
      this.commandLines = commandLines;
    }
  }

  @Test
  void someRequests() {
    long seed = Long.getLong("seed", SAME_IN_EACH_BUILD);
    Map<RequestKind, Steps> all = kinds();
    List<RequestKind> kinds = shuffled(List.copyOf(all.keySet()), seed);
    List<WrongAnswer> wrongs = shuffled(List.of(WrongAnswer.values()), seed);
    System.out.printf("%d kinds of requests, -Dseed=%d%n", kinds.size(), seed);
    for (int i = 0; i < Math.max(kinds.size(), wrongs.size()); i++) {
      RequestKind kind = kinds.get(i % kinds.size());
      survives(
          new Cell(Objects.requireNonNull(all.get(kind)), kind, wrongs.get(i % wrongs.size())));
    }
  }

  @OnlyInTheCampaign
  @Test
  void allRequests() {
    Map<RequestKind, Steps> kinds = kinds();
    kinds.forEach(
        (kind, steps) ->
            Arrays.stream(WrongAnswer.values())
                .forEach(wrong -> survives(new Cell(steps, kind, wrong))));
    int cells = kinds.size() * WrongAnswer.values().length;
    OtherFaults.keep(
        getClass(),
        cells,
        cells + Steps.values().length,
        "for minutes, each of %d wrong answers to each of %d kinds of requests"
            .formatted(WrongAnswer.values().length, kinds.size()));
  }

  private static <T> List<T> shuffled(List<T> all, long seed) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  /** The kinds of requests of runs in which nothing goes wrong, each with the first that has it. */
  private Map<RequestKind, Steps> kinds() {
    var seen = new ConcurrentSkipListMap<RequestKind, Steps>();
    for (Steps steps : Steps.values()) {
      PROXIES.batch().watch(each -> note(RequestKind.ofBatch(each), steps, seen));
      PROXIES.storage().watch(each -> note(RequestKind.ofStorage(each), steps, seen));
      String key = "clean-" + UUID.randomUUID();
      ProcessInstance instance = begin(steps, key);
      pass(instance, UNTIL_ALL_IS_TRIED_AGAIN);
      assertHasEnded(steps, instance, key);
    }
    PROXIES.heal();
    assertThat(seen.keySet()).extracting(RequestKind::name).contains(OF_OTHER_STEPS);
    return seen;
  }

  private static void note(Optional<RequestKind> kind, Steps steps, Map<RequestKind, Steps> seen) {
    kind.ifPresent(each -> seen.putIfAbsent(each, steps));
  }

  private void survives(Cell cell) {
    String key = "fault-" + UUID.randomUUID();
    ProcessInstance instance = begin(cell.steps(), key);
    AtomicInteger spoiled = new AtomicInteger();
    cell.kind()
        .spoil(
            PROXIES,
            cell.wrong(),
            () -> {
              if (spoiled.incrementAndGet() == cell.wrong().most()) {
                PROXIES.heal();
              }
            });

    for (int round = 0; spoiled.get() == 0 && round < UNTIL_ALL_IS_TRIED_AGAIN; round++) {
      pass(instance, 1);
    }
    pass(instance, UNTIL_HEALED);

    assertThat(spoiled).as("%s", cell).hasPositiveValue();
    List<Incident> incidents = engines.incidents();
    assertThat(incidents).as("%s", cell).hasSizeLessThan(2);
    assertThat(incidents)
        .extracting(Incident::getIncidentMessage)
        .allMatch(RequestIncidents::isClear);
    PROXIES.heal();
    incidents.forEach(this::retry);
    pass(instance, UNTIL_ALL_IS_TRIED_AGAIN);
    assertThat(engines.incidents()).as("%s", cell).isEmpty();
    assertHasEnded(cell.steps(), instance, key);
  }

  private ProcessInstance begin(Steps steps, String key) {
    runs.clear();
    // or the clocks that all of them move on would be days before that of the storage
    ClockUtil.reset();
    azure.batch().clock().reset();
    azure.deploy(steps.process);
    azure.script(counted("*").file("output.txt", "x"));
    azure.script(counted("submit-endless*").delay(A_DAY));
    azure.script(counted("submit-fails-*").exitCode(3).stderr("no such file"));
    azure.script(counted("submit-failsOnce*").exitCode(OtherSteps.FAILS_ONCE));
    return azure.start(Models.KEY, Map.of("key", key));
  }

  private TaskScript counted(String taskIds) {
    return forTask(taskIds)
        .action(task -> runs.merge(task.task().path("commandLine").asText(), 1, Integer::sum));
  }

  private void pass(ProcessInstance instance, int rounds) {
    for (int round = 0; round < rounds && engines.history(instance).getEndTime() == null; round++) {
      azure.executeJobs();
      await().atMost(PATIENCE).until(RequestFaultsTest::allThatEndHaveEnded);
      azure.poll();
      runAgainWhatFailsOnce();
      azure.executeJobs();
      azure.advance(A_WHILE);
    }
  }

  private static boolean allThatEndHaveEnded() {
    return azure.batch().tasks().stream()
        .filter(task -> !task.taskId().startsWith("submit-endless"))
        .allMatch(task -> task.state() == TaskState.COMPLETED);
  }

  /** The incident is the model's, and no fault of the network. */
  private void runAgainWhatFailsOnce() {
    engines.incidents().stream()
        .filter(incident -> incident.getIncidentMessage().contains(FAILED_ONCE))
        .forEach(
            incident -> {
              azure.script(counted("submit-failsOnce*"));
              retry(incident);
            });
  }

  private void retry(Incident incident) {
    RequestIncidents.retry(incident, azure.engine().getManagementService(), engines);
  }

  private void assertHasEnded(Steps steps, ProcessInstance instance, String key) {
    assertThat(instance).isEnded().hasPassed(EveryStep.END);
    assertThat(runs).containsOnlyKeys(steps.commandLines.apply(key));
    assertThat(runs)
        .allSatisfy(
            (line, times) -> assertThat(times).isEqualTo(line.endsWith("failsOnce") ? 2 : 1));
  }
}
