/**
 * The state of a Batch account: jobs, tasks, pools and nodes, and the one monitor that guards them.
 *
 * <p>Only the packages below {@code account} change it; everything else reads.
 */
@NullMarked
package io.github.azurebatch.camunda.local.impl.account.state;

import org.jspecify.annotations.NullMarked;
