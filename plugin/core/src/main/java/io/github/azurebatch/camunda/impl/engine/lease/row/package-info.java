/**
 * The rows of leases in the engine's table of properties, and what they mean at one moment. {@code
 * azureBatch.node.*} has a member and its expiry, {@code azureBatch.lease.*} has the member that
 * holds something, and {@code azureBatch.wake.*} and {@code azureBatch.note.*} tell the holder of
 * changes.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.lease.row;

import org.jspecify.annotations.NullMarked;
