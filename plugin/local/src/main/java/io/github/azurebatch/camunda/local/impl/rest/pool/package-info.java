/** The operations on pools and nodes; tests add and change them with {@code LocalPools} too. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.rest.pool;

import org.jspecify.annotations.NullMarked;
