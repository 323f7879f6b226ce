package io.github.azurebatch.camunda.local.impl.rest.task;

import io.github.azurebatch.camunda.local.impl.account.LocalAccount;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.account.state.LocalTask;
import io.github.azurebatch.camunda.local.impl.os.ConfinedDirectory;
import io.github.azurebatch.camunda.local.impl.os.OutsideException;
import io.github.azurebatch.camunda.local.impl.rest.check.Conditions;
import io.github.azurebatch.camunda.local.impl.wire.Answer;
import io.github.azurebatch.camunda.local.impl.wire.Endpoint;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes a task and its directory; answers when its processes have ended, so that a task with its
 * id can be added right away.
 */
public final class TaskDeletion implements Endpoint {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(TaskDeletion.class);

  private final LocalAccount account;

  public TaskDeletion(LocalAccount account) {
    this.account = account;
  }

  @Override
  public Answer answer(WireRequest request) throws IOException, InterruptedException {
    Deleted deleted = account.monitor().locked(() -> delete(request));
    try {
      account.monitor().await(() -> account.isReleased(deleted.task()), TIMEOUT);
      if (deleted.directory().isPresent()) {
        Path directory = deleted.directory().get();
        ConfinedDirectory.holding(directory).delete(directory);
      }
    } catch (OutsideException e) {
      LOG.warn(
          "What is in the place of the directory of a deleted task is left as it is: {}",
          e.getMessage());
    } finally {
      account.monitor().run(() -> account.forgetTask(deleted.job(), deleted.task()));
    }
    return Answer.of(200);
  }

  private Deleted delete(WireRequest request) {
    LocalJob job = account.job(request.id(0));
    LocalTask task = account.task(job, request.id(1));
    Conditions.check(request, task.revision());
    account.deleteTask(job, task);
    return new Deleted(job, task, account.directory(job, task));
  }

  private record Deleted(LocalJob job, LocalTask task, Optional<Path> directory) {}
}
