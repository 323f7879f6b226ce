package io.github.azurebatch.camunda.process.campaign;

import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.local.TaskScript;
import io.github.azurebatch.camunda.process.support.EveryStep;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.NodeProcess;
import io.github.azurebatch.camunda.process.support.StorageClient;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
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

  /** Instances that run at one time; each has a Batch job of its own, which is polled. */
  private static final int MOST_RUNNING = 250;

  private static final int STARTED_AT_ONCE = 50;

  /**
   * Longer than any lease, which takes four poll intervals, and any lock, so that others may take
   * over what the stopped node had.
   */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int SLOTS = 200;
  private static final int MOST_IN_A_STORAGE = 1_000;

  private final AzureBatchExtension azure;
  private final Map<String, Integer> runs;
  private final int size;
  private final Path log;
  private final CampaignNodes nodes;
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
    this.nodes = new CampaignNodes(size, log);
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
    azure.script(
        TaskScript.forTask("*")
            .file("output.txt", "x")
            .action(task -> runs.merge(task.task().path("commandLine").asText(), 1, Integer::sum)));
    azure.deploy(EveryStep.process(POOL));
    return runs;
  }

  /** Starts the engine processes; one site after another, on one database and Batch service. */
  CampaignSite open() {
    fill();
    nodes.awaitStart();
    return this;
  }

  /** With new engine processes, as they know its address. */
  private void renewStorage() {
    close();
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
    nodes.fill(settings);
  }

  /** Runs one instance without a fault, and tells which boundaries it has, on any of the nodes. */
  Boundaries boundaries() throws Exception {
    nodes.count();
    long before = nodes.commits();
    Verdict verdict = run(new Round("plain-" + size, size, 1, List.of()));
    if (!verdict.isClean()) {
      throw new IllegalStateException("Even without a fault: " + verdict);
    }
    return new Boundaries(nodes.requests(), nodes.commits() - before);
  }

  /**
   * Runs one more instance without a fault, whose wait lets the engine processes look at the leases
   * that the rounds before have left.
   */
  Verdict last() throws Exception {
    return run(new Round("last-" + size, size, 1, List.of()));
  }

  /**
   * Runs instances while faults happen, and judges what is left. What happens at a random moment
   * happens to each engine process in turn, what happens at a boundary to the one that comes to it.
   */
  Verdict run(Round round) throws Exception {
    if (instances + round.instances() > MOST_IN_A_STORAGE) {
      pollInterval = LONG_POLL_INTERVAL;
      renewStorage();
    }
    instances += round.instances();
    nodes.awaitStart();
    List<String> keys =
        IntStream.range(0, round.instances()).mapToObj(i -> round.name() + "-" + i).toList();
    round.faults().forEach(nodes::plan);
    CompletableFuture<Void> starting = CompletableFuture.runAsync(() -> start(round, keys));
    int injected = 0;
    for (Fault fault : round.faults()) {
      injected += inject(round, fault) ? 1 : 0;
    }
    try {
      starting.join();
      await().atMost(PATIENCE).until(() -> hasEnded(round));
      await().atMost(PATIENCE).until(() -> oracle.stuck().isEmpty());
    } catch (ConditionTimeoutException e) {
      // the verdict names what is stuck
    }
    Verdict verdict = oracle.judge(round.name(), keys, injected);
    if (verdict.isClean()) {
      forget(keys);
    }
    return verdict;
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
        log);
  }

  private void start(Round round, List<String> keys) {
    for (int i = 0; i < keys.size(); i += STARTED_AT_ONCE) {
      List<String> some = keys.subList(i, Math.min(i + STARTED_AT_ONCE, keys.size()));
      await()
          .atMost(PATIENCE)
          .until(() -> oracle.running(round.name()) <= MOST_RUNNING - some.size());
      some.forEach(this::start);
    }
  }

  private boolean hasEnded(Round round) {
    return oracle.ended(round.name()) == round.instances();
  }

  private void start(String key) {
    azure
        .engine()
        .getRuntimeService()
        .startProcessInstanceByKey(Models.KEY, key, Map.of("key", key));
  }

  /**
   * Waits until the fault has happened, or cannot happen any more.
   *
   * @return whether it has happened
   */
  private boolean inject(Round round, Fault fault) {
    NodeProcess victim = nodes.next();
    boolean injected = false;
    if (fault instanceof Fault.KilledAt at) {
      injected = reach(round, at.moment());
      if (injected) {
        victim.kill();
      }
    } else if (fault instanceof Fault.StoppedAt at) {
      injected = reach(round, at.moment());
      if (injected) {
        victim.pause(PAUSE);
      }
    } else {
      await().atMost(PATIENCE).until(() -> nodes.anyHasDied() || hasEnded(round));
      nodes.survive();
      injected = nodes.anyHasDied();
    }
    fill();
    return injected;
  }

  /** False if all instances have ended before. */
  private boolean reach(Round round, Fault.Moment moment) {
    await().atMost(PATIENCE).until(() -> oracle.ended(round.name()) >= moment.ended());
    await().pollDelay(moment.more()).until(() -> true);
    return !hasEnded(round);
  }

  @Override
  public void close() {
    nodes.close();
    storage.close();
  }
}
