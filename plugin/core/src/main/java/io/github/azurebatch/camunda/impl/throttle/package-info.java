/**
 * The tries of a call, and the gate of an account. While a service throttles the account, all its
 * calls wait together, in place of each trying again for itself. Listeners take the results of the
 * calls.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.throttle;

import org.jspecify.annotations.NullMarked;
