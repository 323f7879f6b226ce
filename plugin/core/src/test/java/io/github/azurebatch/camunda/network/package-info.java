/**
 * Faults of the network between the adapters and the services, for each operation that they call.
 */
@NullMarked
package io.github.azurebatch.camunda.network;

import org.jspecify.annotations.NullMarked;
