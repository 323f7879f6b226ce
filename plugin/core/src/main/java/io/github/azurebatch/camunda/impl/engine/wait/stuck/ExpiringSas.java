package io.github.azurebatch.camunda.impl.engine.wait.stuck;

import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import java.time.Instant;

/**
 * Queued tasks of one wait whose signatures end too early.
 *
 * @param first when the first of the signatures ends
 * @param tasks how many these are
 * @param toRunAgain the target with these tasks to be run again
 * @param resubmits whether the model wants them submitted anew
 */
record ExpiringSas(Instant first, int tasks, WaitTarget toRunAgain, boolean resubmits) {}
