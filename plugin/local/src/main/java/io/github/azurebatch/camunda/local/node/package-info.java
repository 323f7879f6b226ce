/**
 * A compute node: runs an Azure Batch task in its directory, fetches its resource files before and
 * uploads its output files after.
 */
@NullMarked
package io.github.azurebatch.camunda.local.node;

import org.jspecify.annotations.NullMarked;
