/**
 * What every call to an account goes through. While a service throttles the account, all its calls
 * wait together, instead of each trying again for itself. Somebody may be told how the calls end.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.throttle;

import org.jspecify.annotations.NullMarked;
