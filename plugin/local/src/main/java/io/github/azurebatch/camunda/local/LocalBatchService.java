package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.impl.account.LocalAccount;
import io.github.azurebatch.camunda.local.impl.account.state.AccountSettings;
import io.github.azurebatch.camunda.local.impl.http.Authentication;
import io.github.azurebatch.camunda.local.impl.http.BatchServer;
import io.github.azurebatch.camunda.local.impl.http.Dispatcher;
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
 * An Azure Batch account on this machine: Batch clients talk to it with nothing changed but the
 * URL.
 *
 * <p>Jobs, tasks, task files and pools are there, as far as jobs and tasks need them; SharedKey
 * signatures are verified. It starts with one pool, {@value #POOL_ID}. The forms of jobs, tasks and
 * errors are those that the real service was recorded with; error codes, states and limits follow
 * Microsoft's documentation. Inferred are: the order and the tokens of lists, the time until a
 * deleted job is gone, and the wording of a terminated task's failure. A task is {@code preparing}
 * only until its node takes it up: there are no job preparation tasks to wait for, and fetching
 * resource files is part of {@code running}, as documented.
 *
 * <p>A job manager task starts before the job's other tasks and, unless told otherwise, has its
 * node for itself: with one node, nothing else runs meanwhile. When the job ends with it, what runs
 * is terminated and what has not started stays active, as documented. Inferred is that the files of
 * a task go as soon as its {@code retentionTime} is over.
 *
 * <p>The nodes of a pool are there at once; {@link #pools()} lets a test break them, lose them or
 * keep them from coming. Inferred are the answers to who asks for the files of a task whose node is
 * gone ({@code NodeNotFound}) or does not work ({@code NodeNotReady}).
 *
 * <p>Tasks in containers, with application packages or on Windows run by script only. Without one
 * they fail; Microsoft's own tests show {@code ContainerPoolNotSupported}, the other codes are
 * documented and their use here is inferred. So is that an identity which a pool does not have is
 * noticed when the upload fails. A pool that scales itself has one node.
 *
 * <p>A job that is to end with its tasks and has none ends at once, as documented. Inferred is that
 * a task whose exit code is 0 may be reactivated when its upload failed, and that the password of a
 * container registry is not told.
 *
 * <p>Not there are: job schedules, job preparation and release tasks, multi-instance tasks, changes
 * of nodes over the wire, Entra ID tokens. A request for one of the features is refused, never
 * ignored.
 */
public final class LocalBatchService implements AutoCloseable {

  /** The pool that is there from the start. */
  public static final String POOL_ID = "local";

  private static final Logger LOG = LoggerFactory.getLogger(LocalBatchService.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LocalBatchServiceBuilder settings;
  private final TaskScripts scripts = new TaskScripts();
  private final IdentityStorage identities = new IdentityStorage(Clock.systemUTC());
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

  public String accountName() {
    return settings.accountName;
  }

  /** The account's key in Base64. */
  public String accountKey() {
    return settings.accountKey;
  }

  public MovableClock clock() {
    return settings.clock;
  }

  /** What tasks do instead of running their command lines. */
  public TaskScripts scripts() {
    return scripts;
  }

  /**
   * What the managed identities of pools may do in storage: nothing, unless they are allowed to.
   */
  public IdentityStorage identities() {
    return identities;
  }

  /** The pools, to be shaped by a test. */
  public LocalPools pools() {
    return pools;
  }

  /** What is to go wrong. */
  public Faults faults() {
    return faults;
  }

  /** How often each operation was called. */
  public Calls calls() {
    return calls;
  }

  /** The Azure Batch tasks of all jobs, by the ids of the jobs and their own. */
  public List<BatchTask> tasks() {
    return account.monitor().locked(account::tasks);
  }

  /**
   * Blocks until no Azure Batch task runs or could run; one that waits for the service's clock
   * runs.
   *
   * @return whether it is so, or else the time is over
   */
  public boolean awaitIdle(Duration timeout) throws InterruptedException {
    return account.monitor().await(account::isIdle, timeout);
  }

  /**
   * Blocks until the Azure Batch task is in this state.
   *
   * @return whether it is so, or else the time is over
   */
  public boolean awaitTaskState(String jobId, String taskId, TaskState state, Duration timeout)
      throws InterruptedException {
    return account.monitor().await(() -> account.isIn(jobId, taskId, state), timeout);
  }

  /**
   * Terminates all Azure Batch tasks that have not ended and waits until their processes are gone.
   */
  public void terminateAllTasks() {
    account.monitor().run(account::terminateAllTasks);
    awaitClosed();
  }

  private void awaitClosed() {
    try {
      if (!account.monitor().await(account::isClosed, PATIENCE)) {
        LOG.warn("Azure Batch tasks that were ended still run after {}", PATIENCE);
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
      data.close();
    }
  }

  private void serve() {
    Endpoints endpoints = new Endpoints(account);
    server.start(
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
        settings.runner(scripts, identities),
        authentication.tokens()::of);
  }

  private static String reachable(String host) {
    return host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
  }
}
