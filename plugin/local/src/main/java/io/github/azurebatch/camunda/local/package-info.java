/**
 * A local Azure Batch service over the real REST wire, with Azurite beside it: what tests and
 * examples use. Everything below {@code impl} is internal and may change with any release.
 */
@NullMarked
package io.github.azurebatch.camunda.local;

import org.jspecify.annotations.NullMarked;
