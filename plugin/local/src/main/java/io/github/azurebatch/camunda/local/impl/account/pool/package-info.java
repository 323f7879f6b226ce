/** What happens to pools and to their nodes. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.account.pool;

import org.jspecify.annotations.NullMarked;
