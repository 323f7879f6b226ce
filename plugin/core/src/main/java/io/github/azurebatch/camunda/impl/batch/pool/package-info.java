/** Pools and compute nodes, as the service describes them. */
@NullMarked
package io.github.azurebatch.camunda.impl.batch.pool;

import org.jspecify.annotations.NullMarked;
