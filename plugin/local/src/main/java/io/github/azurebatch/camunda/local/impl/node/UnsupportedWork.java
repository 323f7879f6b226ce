package io.github.azurebatch.camunda.local.impl.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurebatch.camunda.local.FailureInfo;
import io.github.azurebatch.camunda.local.TaskAssignment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The work of a task that can be run here by a script only: it fails before it begins. */
record UnsupportedWork(FailureInfo failure) implements Work {

  /** Why a node of this machine can't run the task, if it can't. */
  static Optional<Work> of(TaskAssignment assignment) {
    return failure(assignment).map(UnsupportedWork::new);
  }

  private static Optional<FailureInfo> failure(TaskAssignment assignment) {
    JsonNode task = assignment.task();
    if (task.hasNonNull("containerSettings")) {
      return Optional.of(
          assignment.traits().runsContainers()
              ? TaskFailures.noContainersHere()
              : TaskFailures.containerPoolNotSupported());
    }
    if (!task.path("applicationPackageReferences").isEmpty()) {
      return Optional.of(TaskFailures.noApplicationPackages());
    }
    return assignment.traits().isWindows()
        ? Optional.of(TaskFailures.launchFailed("the local service runs no commands for Windows"))
        : Optional.empty();
  }

  @Override
  public WorkResult run(TaskWorkplace workplace, Instant start, Duration limit) {
    return new WorkResult.NotStarted(failure);
  }
}
