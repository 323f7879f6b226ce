/** Pools and their nodes in the hands of a test. */
@NullMarked
package io.github.azurebatch.camunda.local.pool;

import org.jspecify.annotations.NullMarked;
