/** A Batch account as one thing: what the endpoints call, with the account's monitor held. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.account;

import org.jspecify.annotations.NullMarked;
