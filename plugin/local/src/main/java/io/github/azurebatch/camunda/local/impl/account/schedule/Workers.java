package io.github.azurebatch.camunda.local.impl.account.schedule;

import io.github.azurebatch.camunda.local.FailureInfo;
import io.github.azurebatch.camunda.local.TaskAssignment;
import io.github.azurebatch.camunda.local.impl.account.state.AccountSettings;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.account.state.LocalNode;
import io.github.azurebatch.camunda.local.impl.account.state.LocalPool;
import io.github.azurebatch.camunda.local.impl.account.state.LocalTask;
import io.github.azurebatch.camunda.local.impl.account.state.Monitor;
import io.github.azurebatch.camunda.local.impl.node.ProgressListener;
import io.github.azurebatch.camunda.local.impl.node.TaskOutcome;
import io.github.azurebatch.camunda.local.impl.node.TaskRunner;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each task on a daemon thread of its own, named after node, job and task; if a runner fails,
 * its task completes and its slots are free again.
 */
public final class Workers {

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  private final String accountName;
  private final URI accountUrl;
  private final TaskRunner runner;
  private final Monitor monitor;
  private final Clock clock;
  private final EnvironmentSettings settings;

  public Workers(AccountSettings settings, Monitor monitor) {
    this.accountName = settings.name();
    this.accountUrl = settings.url();
    this.runner = settings.runner();
    this.monitor = monitor;
    this.clock = settings.clock();
    this.settings = new EnvironmentSettings(settings.tokens());
  }

  void start(
      LocalPool pool,
      LocalJob job,
      LocalTask task,
      LocalNode node,
      Consumer<TaskOutcome> whenDone) {
    Instant now = clock.instant();
    TaskAssignment assignment =
        new TaskAssignment(
            accountName,
            accountUrl,
            pool.id(),
            node.id(),
            job.id(),
            task.id(),
            now,
            node.root(),
            pool.traits(node),
            settings.completed(job, task));
    Thread thread =
        new Thread(
            () -> run(assignment, task, whenDone), node.id() + " " + job.id() + "/" + task.id());
    thread.setDaemon(true);
    // before any change of state: if no thread can be started, the task stays active
    thread.start();
    task.assign(node, thread, now);
  }

  private void run(TaskAssignment assignment, LocalTask task, Consumer<TaskOutcome> whenDone) {
    LOG.debug(
        "Azure Batch task '{}' (job '{}') starts on node '{}'.",
        assignment.taskId(),
        assignment.jobId(),
        assignment.nodeId());
    TaskOutcome outcome = outcome(assignment, progress(task));
    monitor.run(() -> whenDone.accept(outcome));
  }

  private TaskOutcome outcome(TaskAssignment assignment, ProgressListener progress) {
    try {
      return runner.run(assignment, progress);
    } catch (InterruptedException e) {
      // the interrupt was recorded with its reason; the thread ends here
      return failure("TaskEnded", "The task was interrupted");
    } catch (RuntimeException | Error e) {
      if (Thread.interrupted()) {
        LOG.debug("The work of Azure Batch task '{}' was broken off.", assignment.taskId(), e);
        return failure("TaskEnded", "The task was interrupted");
      }
      LOG.error(
          "The node '{}' failed to run the Azure Batch task '{}' (job '{}'); the task completes as"
              + " failed with the code Unknown.",
          assignment.nodeId(),
          assignment.taskId(),
          assignment.jobId(),
          e);
      return failure("Unknown", "The local node failed: " + e.getClass().getName());
    }
  }

  private static TaskOutcome failure(String code, String message) {
    return new TaskOutcome(null, new FailureInfo("ServerError", code, message, Map.of()));
  }

  private ProgressListener progress(LocalTask task) {
    return new ProgressListener() {
      @Override
      public void running() {
        monitor.run(() -> task.started(clock.instant()));
      }

      @Override
      public void retrying() {
        monitor.run(() -> task.execution().retried(clock.instant()));
      }
    };
  }
}
