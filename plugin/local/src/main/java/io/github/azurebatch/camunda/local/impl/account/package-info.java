/** The state of a Batch account: its pools, jobs and tasks, and the scheduler that runs them. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.account;

import org.jspecify.annotations.NullMarked;
