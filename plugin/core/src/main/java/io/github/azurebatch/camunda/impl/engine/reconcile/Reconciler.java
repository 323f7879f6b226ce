package io.github.azurebatch.camunda.impl.engine.reconcile;

import io.github.azurebatch.camunda.config.Orphans;
import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.batch.OwnedTask;
import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares the open tasks of this engine with its process instances, in one listing for each active
 * job of each account. An account or a job that cannot be listed is left to the next search.
 */
final class Reconciler {

  /** A younger task may belong to a transaction that has not committed yet. */
  static final Duration GRACE = Duration.ofMinutes(15);

  /** As many as a page of a listing has. */
  private static final int AT_ONCE = 1_000;

  private static final Log LOG = Log.of(Reconciler.class);

  private final Accounts accounts;
  private final InstanceStates instances;
  private final String installationId;
  private final Orphans policy;
  private final OrphanMetrics metrics;
  private final Clock clock;

  Reconciler(
      Accounts accounts,
      InstanceStates instances,
      String installationId,
      Orphans policy,
      OrphanMetrics metrics,
      Clock clock) {
    this.accounts = accounts;
    this.instances = instances;
    this.installationId = installationId;
    this.policy = policy;
    this.metrics = metrics;
    this.clock = clock;
  }

  void reconcile() {
    int reported = 0;
    for (AccountClients account : accounts.all()) {
      reported += reconcile(account);
    }
    metrics.report(reported);
  }

  private int reconcile(AccountClients account) {
    int reported = 0;
    try {
      for (String jobId : account.batch().activeJobIds()) {
        reported += reconcile(account, jobId);
      }
    } catch (AzureBatchException e) {
      LOG.write(
          LogLine.ACCOUNT_NOT_SEARCHED,
          "Account '{}' is searched for orphans the next time: {}",
          account.name(),
          text(e));
    }
    return reported;
  }

  private int reconcile(AccountClients account, String jobId) {
    Some some = new Some(account);
    try {
      account.batch().ownedOpenTasks(jobId, some::see);
      some.compare();
    } catch (AzureBatchException e) {
      // such as a job that was deleted meanwhile
      LOG.write(
          LogLine.JOB_NOT_SEARCHED,
          "Job '{}' is searched for orphans the next time: {}",
          jobId,
          text(e));
    }
    return some.reported;
  }

  /** A job may have more open tasks than memory should hold. */
  private final class Some {

    private final AccountClients account;
    private final List<OwnedTask> tasks = new ArrayList<>();
    private int reported;

    Some(AccountClients account) {
      this.account = account;
    }

    /** Keeps the task until there are enough for a look at their instances. */
    boolean see(OwnedTask task) {
      if (isOldEnoughAndOurs(task)) {
        tasks.add(task);
        if (tasks.size() == AT_ONCE) {
          compare();
        }
      }
      return false;
    }

    void compare() {
      Map<String, InstanceState> states =
          instances.of(tasks.stream().map(Reconciler::instanceOf).toList());
      for (OwnedTask task : tasks) {
        reported += isReported(account, task, states.get(instanceOf(task))) ? 1 : 0;
      }
      tasks.clear();
    }
  }

  private boolean isOldEnoughAndOurs(OwnedTask task) {
    Instant created = task.creationTime().toInstant();
    return installationId.equals(task.mark().installationId())
        && task.mark().processInstanceId() != null
        && created.plus(GRACE).isBefore(clock.instant());
  }

  private static String instanceOf(OwnedTask task) {
    return Objects.requireNonNull(task.mark().processInstanceId());
  }

  /** Terminates an orphan if the policy says so; whether it is one that is only reported. */
  private boolean isReported(
      AccountClients account, OwnedTask task, @Nullable InstanceState state) {
    boolean cancelled =
        state == InstanceState.CANCELLED
            && !"leave".equals(task.mark().onCancel())
            && !instances.hasLeft(instanceOf(task), task.reference());
    if (cancelled && policy == Orphans.TERMINATE) {
      account.batch().terminateTask(task.reference());
      metrics.countTerminated();
      warn(task, account, "was cancelled; it is terminated now");
      return false;
    }
    if (cancelled || state == InstanceState.UNKNOWN) {
      warn(task, account, cancelled ? "was cancelled" : "is gone, and has no history");
      return true;
    }
    return false;
  }

  private static void warn(OwnedTask task, AccountClients account, String what) {
    LOG.write(
        LogLine.ORPHAN,
        "Azure Batch task '{}' (job '{}', account '{}') is still open, but its process instance '{}' {}",
        task.reference().taskId(),
        task.reference().jobId(),
        account.name(),
        instanceOf(task),
        what);
  }

  private static String text(AzureBatchException failure) {
    return String.valueOf(failure.getMessage());
  }
}
