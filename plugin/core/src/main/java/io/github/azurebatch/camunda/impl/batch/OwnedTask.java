package io.github.azurebatch.camunda.impl.batch;

import io.github.azurebatch.camunda.impl.batch.task.TaskMark;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import java.time.OffsetDateTime;

/** A task that a process engine with this plugin submitted, and that has not completed. */
public record OwnedTask(TaskReference reference, OffsetDateTime creationTime, TaskMark mark) {}
