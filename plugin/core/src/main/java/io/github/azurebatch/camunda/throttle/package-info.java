/**
 * What the node does while a service throttles an account: all calls of the account wait together,
 * instead of each trying again for itself.
 */
@NullMarked
package io.github.azurebatch.camunda.throttle;

import org.jspecify.annotations.NullMarked;
