/**
 * The pools that tasks will run on, looked at before a task is submitted.
 *
 * <p>A check that cannot be made hinders nothing: where the identity may not read jobs or pools, or
 * the pool is not there yet, the service judges. An outage is one for the submission as well, and
 * is retried like any other.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.submit.pool;

import org.jspecify.annotations.NullMarked;
