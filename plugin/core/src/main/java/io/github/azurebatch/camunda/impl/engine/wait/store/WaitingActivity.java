package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.impl.engine.access.Requester;

/** The activity of a process that waits; all its waits share one. */
public record WaitingActivity(Requester requester, String activityId) {}
