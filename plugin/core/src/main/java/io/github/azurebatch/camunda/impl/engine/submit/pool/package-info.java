/**
 * The pools that tasks will run on, looked at before a task is submitted.
 *
 * <p>If the check cannot be made, because the identity may not read jobs or pools, or because the
 * pool does not exist yet, the task is submitted and the service decides. During an outage the
 * submission fails as well, and is retried like any other.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.submit.pool;

import org.jspecify.annotations.NullMarked;
