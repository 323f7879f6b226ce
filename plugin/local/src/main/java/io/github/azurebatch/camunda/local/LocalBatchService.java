package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.event.StorageEvents;
import io.github.azurebatch.camunda.local.impl.account.LocalAccount;
import io.github.azurebatch.camunda.local.impl.account.state.AccountSettings;
import io.github.azurebatch.camunda.local.impl.http.Authentication;
import io.github.azurebatch.camunda.local.impl.http.BatchServer;
import io.github.azurebatch.camunda.local.impl.http.Dispatcher;
import io.github.azurebatch.camunda.local.impl.http.HostNames;
import io.github.azurebatch.camunda.local.impl.http.JobTokens;
import io.github.azurebatch.camunda.local.impl.http.SharedKey;
import io.github.azurebatch.camunda.local.impl.node.DataDirectory;
import io.github.azurebatch.camunda.local.impl.rest.Endpoints;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An Azure Batch account on this machine. Batch clients talk to it over the REST API with nothing
 * changed but the URL; signatures by shared key are verified. It runs the command lines of tasks as
 * processes of the user who started it, unless a script says what a task does instead.
 *
 * <p>It starts with one pool, {@value #POOL_ID}. What it covers, and what of that is documented and
 * what inferred, is a table in this module's README. A request for a feature that is not covered is
 * refused, never ignored.
 */
public final class LocalBatchService implements AutoCloseable {

  /** The pool that is there from the start. */
  public static final String POOL_ID = "local";

  private static final Logger LOG = LoggerFactory.getLogger(LocalBatchService.class);
  private static final Duration CLOSING_TIMEOUT = Duration.ofSeconds(10);

  private final LocalBatchServiceBuilder settings;
  private final TaskScripts scripts = new TaskScripts();
  private final IdentityStorage identities = new IdentityStorage(Clock.systemUTC());
  private final StorageEvents events = new StorageEvents();
  private final Authentication authentication;
  private final DataDirectory data;
  private final BatchServer server;
  private final String url;
  private final LocalAccount account;
  private final LocalPools pools;
  private final Faults faults = new Faults();
  private final Calls calls = new Calls();

  private LocalBatchService(LocalBatchServiceBuilder settings) {
    this.settings = settings;
    this.authentication =
        new Authentication(
            new SharedKey(settings.accountName, settings.accountKey, Clock.systemUTC()),
            new JobTokens());
    this.data = DataDirectory.of(settings.dataDirectory);
    this.server = listening(settings, data);
    this.url = "http://" + reachable(settings.host) + ":" + server.port();
    this.account = new LocalAccount(accountSettings());
    this.pools = new LocalPools(account.monitor(), account.pools(), settings.pool());
  }

  private static BatchServer listening(LocalBatchServiceBuilder settings, DataDirectory data) {
    try {
      return BatchServer.open(settings.host, settings.port);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  /** The settings of a new service, each with a default. */
  public static LocalBatchServiceBuilder builder() {
    return new LocalBatchServiceBuilder();
  }

  static LocalBatchService start(LocalBatchServiceBuilder settings) {
    LocalBatchService service = new LocalBatchService(settings);
    try {
      service.pools.reset();
      service.serve();
      return service;
    } catch (RuntimeException e) {
      service.close();
      throw e;
    }
  }

  /** The service's URL, without a slash at the end. */
  public String url() {
    return url;
  }

  /** The name of the Batch account. */
  public String accountName() {
    return settings.accountName;
  }

  /** The account's key in Base64. */
  public String accountKey() {
    return settings.accountKey;
  }

  /** The time of the service, which a test may move. */
  public MovableClock clock() {
    return settings.clock;
  }

  /** The scripts: what tasks do instead of running their command lines. */
  public TaskScripts scripts() {
    return scripts;
  }

  /** The storage that managed identities of pools may use: none, unless they are allowed to. */
  public IdentityStorage identities() {
    return identities;
  }

  /** The events of the blobs that tasks upload: none, until they have a queue. */
  public StorageEvents events() {
    return events;
  }

  /** The pools, which a test may add and change. */
  public LocalPools pools() {
    return pools;
  }

  /** The faults that calls are to meet. */
  public Faults faults() {
    return faults;
  }

  /** The calls that the service received. */
  public Calls calls() {
    return calls;
  }

  /** The Azure Batch tasks of all jobs, by the ids of the jobs and their own. */
  public List<BatchTask> tasks() {
    return account.monitor().locked(account::tasks);
  }

  /**
   * Blocks until no Azure Batch task runs or could run. A task whose script waits for the service's
   * clock counts as running.
   *
   * @return false if the timeout passed before
   */
  public boolean awaitIdle(Duration timeout) throws InterruptedException {
    return account.monitor().await(account::isIdle, timeout);
  }

  /**
   * Blocks until the Azure Batch task is in this state.
   *
   * @return false if the timeout passed before
   */
  public boolean awaitTaskState(String jobId, String taskId, TaskState state, Duration timeout)
      throws InterruptedException {
    return account.monitor().await(() -> account.isIn(jobId, taskId, state), timeout);
  }

  /**
   * Terminates all Azure Batch tasks that have not ended, and waits until their processes have
   * ended.
   */
  public void terminateAllTasks() {
    account.monitor().run(account::terminateAllTasks);
    awaitClosed();
  }

  private void awaitClosed() {
    try {
      if (!account.monitor().await(account::isClosed, CLOSING_TIMEOUT)) {
        LOG.warn("Azure Batch tasks that were terminated still run after {}", CLOSING_TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends all tasks and the service; a temporary data directory is removed. */
  @Override
  public void close() {
    try {
      server.stop();
    } finally {
      account.monitor().run(account::close);
      awaitClosed();
      events.close();
      data.close();
    }
  }

  private void serve() {
    Endpoints endpoints = new Endpoints(account);
    server.start(
        new HostNames(settings.host, settings.hostNames),
        authentication,
        new Dispatcher(endpoints::of, faults::take, calls.recorder(), settings.clock),
        settings.clock);
  }

  private AccountSettings accountSettings() {
    return new AccountSettings(
        settings.accountName,
        URI.create(url),
        data.path(),
        settings.jobDeletionTime,
        settings.clock,
        settings.runner(scripts, identities, events),
        authentication.tokens()::of);
  }

  private static String reachable(String host) {
    return host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
  }
}
