package io.github.azurebatch.camunda.process.world;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.campaign.OtherFaults;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.EveryStep;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnlyInTheCampaign;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The network does the same to all requests of a kind for longer than any of them is tried. A
 * process with every step either goes on by itself when that is over, or there is one incident that
 * says what failed and what to do, and a retry succeeds. No task runs twice.
 *
 * <p>Each build lets something go wrong with each kind of request, and each thing go wrong with
 * one, as the seed chooses that is printed; the campaign tries all.
 */
class RequestFaultsTest {

  private static final Duration A_WHILE = Duration.ofMinutes(5);

  /** Longer than the retry cycle of an activity: after it there is an incident. */
  private static final int UNTIL_HEALED = 6;

  private static final int UNTIL_ALL_IS_TRIED_AGAIN = 12;

  @RegisterExtension
  static final ProxiedAzure PROXIES = ProxiedAzure.before(() -> RequestFaultsTest.azure.azure());

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(PROXIES.settings());

  private final Engines engines = new Engines(azure);
  private final Map<String, Integer> runs = new ConcurrentHashMap<>();

  /** Something that goes wrong with a kind of request. */
  private record Cell(RequestKind kind, WrongAnswer wrong) {}

  @Test
  void someRequests() {
    long seed = Long.getLong("seed", System.currentTimeMillis());
    List<RequestKind> kinds = shuffled(kinds(), seed);
    List<WrongAnswer> wrongs = shuffled(List.of(WrongAnswer.values()), seed);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < Math.max(kinds.size(), wrongs.size()); i++) {
      cells.add(new Cell(kinds.get(i % kinds.size()), wrongs.get(i % wrongs.size())));
    }
    System.out.printf("%d kinds of requests, -Dseed=%d%n", kinds.size(), seed);
    cells.forEach(this::survives);
  }

  @OnlyInTheCampaign
  @Test
  void allRequests() {
    List<RequestKind> kinds = kinds();
    for (RequestKind kind : kinds) {
      for (WrongAnswer wrong : WrongAnswer.values()) {
        survives(new Cell(kind, wrong));
      }
    }
    int cells = kinds.size() * WrongAnswer.values().length;
    OtherFaults.keep(
        getClass(),
        cells,
        cells + 1,
        "for minutes, each of %d wrong answers to each of %d kinds of requests"
            .formatted(WrongAnswer.values().length, kinds.size()));
  }

  private static <T> List<T> shuffled(List<T> all, long seed) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  /** The kinds of requests of a run in which nothing goes wrong. */
  private List<RequestKind> kinds() {
    var seen = new ConcurrentSkipListSet<RequestKind>();
    PROXIES.batch().watch(request -> RequestKind.ofBatch(request).ifPresent(seen::add));
    PROXIES.storage().watch(request -> RequestKind.ofStorage(request).ifPresent(seen::add));
    azure.deploy(EveryStep.process("local"));
    String key = "clean-" + UUID.randomUUID();
    ProcessInstance instance = begin(key);
    pass(instance, UNTIL_ALL_IS_TRIED_AGAIN);
    assertHasEnded(instance, key);
    PROXIES.heal();
    return List.copyOf(seen);
  }

  private void survives(Cell cell) {
    String key = "fault-" + UUID.randomUUID();
    ProcessInstance instance = begin(key);
    AtomicInteger spoiled = new AtomicInteger();
    cell.kind().spoil(PROXIES, cell.wrong(), spoiled::incrementAndGet);

    pass(instance, UNTIL_HEALED);

    assertThat(spoiled).as("%s", cell).hasPositiveValue();
    List<Incident> incidents = engines.incidents();
    assertThat(incidents).as("%s", cell).hasSizeLessThan(2);
    assertThat(incidents).extracting(Incident::getIncidentMessage).allMatch(this::isClear);
    PROXIES.heal();
    incidents.forEach(this::retry);
    pass(instance, UNTIL_ALL_IS_TRIED_AGAIN);
    assertThat(engines.incidents()).as("%s", cell).isEmpty();
    assertHasEnded(instance, key);
  }

  /** Says what failed, of which account, and what to do. */
  private boolean isClear(String message) {
    return message.matches(
        "[A-Z][a-z]+ing .* of (Batch|storage) account '.*' failed: .*\\. (Check .*|It may work when"
            + " tried again.*|.*; it may work when tried again)");
  }

  private ProcessInstance begin(String key) {
    runs.clear();
    azure.script(
        forTask("*")
            .file("output.txt", "x")
            .action(task -> runs.merge(task.task().path("commandLine").asText(), 1, Integer::sum)));
    return azure.start(Models.KEY, Map.of("key", key));
  }

  private void pass(ProcessInstance instance, int rounds) {
    for (int round = 0; round < rounds && engines.history(instance).getEndTime() == null; round++) {
      azure.executeJobs();
      engines.awaitTasks();
      azure.poll();
      azure.executeJobs();
      azure.advance(A_WHILE);
    }
  }

  private void retry(Incident incident) {
    if (incident.getIncidentType().equals(Incident.FAILED_JOB_HANDLER_TYPE)) {
      azure.engine().getManagementService().setJobRetries(incident.getConfiguration(), 1);
    } else {
      engines.retryTheWait();
    }
  }

  private void assertHasEnded(ProcessInstance instance, String key) {
    assertThat(instance).isEnded().hasPassed(EveryStep.END);
    assertThat(runs).containsOnlyKeys(EveryStep.commandLines(key));
    assertThat(runs.values()).containsOnly(1);
  }
}
