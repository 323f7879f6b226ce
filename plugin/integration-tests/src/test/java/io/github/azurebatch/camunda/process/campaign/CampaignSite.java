package io.github.azurebatch.camunda.process.campaign;

import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.local.TaskAssignment;
import io.github.azurebatch.camunda.local.TaskScript;
import io.github.azurebatch.camunda.process.campaign.Results.Planned;
import io.github.azurebatch.camunda.process.campaign.Results.Result;
import io.github.azurebatch.camunda.process.support.StorageClient;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.core.ConditionTimeoutException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;

/**
 * Engine processes on one database, the services, and rounds of instances with a fault in each.
 *
 * <p>A site has a storage of its own, and renews it. Azurite sorts its index of extents again for
 * each extent that its garbage collection removes: after some thousand deleted blobs it answers
 * nothing for minutes.
 */
final class CampaignSite implements AutoCloseable {

  static final String POOL = "campaign";

  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

  /** Where many instances wait, whose polls would else take most of the processors. */
  private static final Duration LONG_POLL_INTERVAL = Duration.ofSeconds(2);

  /**
   * Longer than any lock, and with two polls longer than any lease, which takes four seconds or
   * four polls, so that others may take over what the stopped node had.
   */
  private static final Duration PAUSE = Duration.ofMillis(6_500);

  /** Longer than the longest pause before a Camunda job is tried again, which is ten minutes. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final int SLOTS = 200;

  /**
   * Instances that are under way while a fault at a boundary is planned, so that one comes there
   * soon, however long its way is.
   */
  private static final int UNDER_WAY = 6;

  /** When so many have ended, the boundary will not come. */
  private static final int ENOUGH = 12;

  /** Instances that are started between two random moments, at least. */
  static final int BETWEEN = 5;

  /** Instances that may be under way before the first random moment. */
  private static final int BEFORE = 100;

  private static final int MOST_IN_A_STORAGE = 1_000;

  private final AzureBatchExtension azure;
  private final Map<String, Integer> runs;
  private final int size;
  private final Path log;
  private final AddedTasks added = new AddedTasks();
  private final CampaignNodes nodes;
  private final Operator operator;
  private AzuriteServer storage;
  private Oracle oracle;
  private Duration pollInterval = POLL_INTERVAL;

  /** How many have put their blobs into the storage. */
  private int instances;

  /**
   * @param runs how often each command line has run: {@link #prepare}
   * @param size how many engine processes
   * @param log what they log is appended to it
   */
  CampaignSite(AzureBatchExtension azure, Map<String, Integer> runs, int size, Path log) {
    this.azure = azure;
    this.runs = runs;
    this.size = size;
    this.log = log;
    this.nodes = new CampaignNodes(size, log, added);
    this.operator = new Operator(azure.engine());
    this.storage = AzuriteServer.start();
    this.oracle = oracle();
  }

  /**
   * Gives the services and the database what all sites need.
   *
   * @return how often each command line has run, by then and later
   */
  static Map<String, Integer> prepare(AzureBatchExtension azure) {
    Map<String, Integer> runs = new ConcurrentHashMap<>();
    azure.batch().pools().add(PoolSettings.linux(POOL).slotsPerNode(SLOTS));
    azure.script(TaskScript.forTask("*").file("output.txt", "x").action(task -> run(task, runs)));
    azure.script(
        TaskScript.forTask("submitFailing-*")
            .file("output.txt", "x")
            .file("extra.txt", "x")
            .action(task -> failAtFirst(task, runs)));
    azure.script(
        TaskScript.forTask("submitEndless-*")
            .delay(Duration.ofDays(1))
            .action(task -> run(task, runs)));
    for (CampaignModel model : CampaignModel.values()) {
      azure.deploy(model.process(POOL));
    }
    return runs;
  }

  private static int run(TaskAssignment task, Map<String, Integer> runs) {
    return runs.merge(task.task().path("commandLine").asText(), 1, Integer::sum);
  }

  private static void failAtFirst(TaskAssignment task, Map<String, Integer> runs) {
    if (run(task, runs) == 1) {
      throw new IllegalStateException("It fails at its first run");
    }
  }

  /** Starts the engine processes; one site after another, on one database and Batch service. */
  CampaignSite open() {
    fill();
    nodes.awaitStart();
    return this;
  }

  /** With new engine processes, as they know its address. */
  private void renewStorage() {
    closeStorage();
    storage = AzuriteServer.start();
    oracle = oracle();
    instances = 0;
    fill();
  }

  /** Starts the engine processes that are missing. */
  private void fill() {
    Map<String, String> settings =
        new HashMap<>(new LocalAzure(azure.batch(), storage).properties());
    settings.put("poll-interval", pollInterval.toString());
    nodes.fill(settings, PAUSE.plus(pollInterval.multipliedBy(2)));
  }

  /** Runs one instance without a fault, and tells which boundaries it has, on any of the nodes. */
  Result plain(Round round, String build) throws Exception {
    nodes.awaitStart();
    nodes.watch();
    Result result = run(round, build);
    if (!result.verdict().isClean()) {
      throw new IllegalStateException("Even without a fault: " + result.verdict());
    }
    return new Result(
        round.name(), size, round.model().text(), build, nodes.seen(), List.of(), result.verdict());
  }

  /**
   * Runs one more instance without a fault, whose wait lets the engine processes look at the leases
   * that the rounds before have left.
   */
  Verdict last() throws Exception {
    Round round = new Round("last-" + size, size, CampaignModel.EVERY_STEP, 1, List.of());
    return run(round, "").verdict();
  }

  /**
   * Runs instances while faults happen, and judges what is left. What happens at a random moment
   * happens to each engine process in turn, what happens at a boundary to the one that comes to it.
   */
  Result run(Round round, String build) throws Exception {
    if (instances + round.instances() > MOST_IN_A_STORAGE) {
      pollInterval = round.instances() > BEFORE ? LONG_POLL_INTERVAL : POLL_INTERVAL;
      renewStorage();
    }
    nodes.awaitStart();
    List<Planned> faults = new ArrayList<>();
    List<String> keys;
    try (RunningRound running = new RunningRound(azure.engine(), oracle, round)) {
      keys = run(running, round, faults);
    }
    int happened = (int) faults.stream().filter(Planned::happened).count();
    Verdict verdict = oracle.judge(round.name(), round.model(), keys, happened);
    instances += keys.size();
    if (verdict.isClean()) {
      forget(keys);
    }
    return new Result(round.name(), size, round.model().text(), build, List.of(), faults, verdict);
  }

  private List<String> run(RunningRound running, Round round, List<Planned> faults) {
    try {
      for (int i = 0; i < round.faults().size(); i++) {
        boolean happened = inject(running, round, i);
        fill();
        faults.add(round.faults().get(i).planned(happened));
      }
      running.allow(round.instances());
      await().atMost(PATIENCE).until(running::hasEnded);
      await().atMost(PATIENCE).until(() -> oracle.stuck().isEmpty());
    } catch (ConditionTimeoutException e) {
      // the verdict names what is stuck
    }
    return running.keys();
  }

  /** Judging a round would take longer with each round before it. */
  private void forget(List<String> keys) {
    HistoryService history = azure.engine().getHistoryService();
    history.deleteHistoricProcessInstances(
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceBusinessKeyIn(keys.toArray(String[]::new))
            .list()
            .stream()
            .map(HistoricProcessInstance::getId)
            .toList());
  }

  private Oracle oracle() {
    return new Oracle(
        azure.engine().getProcessEngineConfiguration().getDataSource(),
        StorageClient.of(storage),
        runs,
        added,
        log);
  }

  /**
   * Waits until the fault has happened, or cannot happen any more.
   *
   * @param number how many were before it in the round
   * @return whether it has happened
   */
  private boolean inject(RunningRound running, Round round, int number) {
    Fault fault = round.faults().get(number);
    if (fault instanceof Fault.AtBoundary at) {
      long before = running.ended();
      return nodes.inject(at, () -> passed(running) - before >= ENOUGH);
    }
    Fault.AtMoment at = (Fault.AtMoment) fault;
    int left = round.faults().size() - number;
    running.allow(Math.min(at.ended() + BEFORE, round.instances() - left * BETWEEN));
    running.reach(at);
    nodes.inject(at.effect());
    return true;
  }

  /** How many have ended; others are started in their place. */
  private static long passed(RunningRound running) {
    long ended = running.ended();
    running.allow((int) ended + UNDER_WAY);
    return ended;
  }

  @Override
  public void close() {
    closeStorage();
    operator.close();
  }

  private void closeStorage() {
    nodes.close();
    storage.close();
  }
}
