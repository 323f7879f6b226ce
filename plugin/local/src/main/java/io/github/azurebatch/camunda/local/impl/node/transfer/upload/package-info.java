/**
 * The output files of a task, which a node uploads after the task ran.
 *
 * <p>The patterns are our own code: {@link java.nio.file.FileSystem#getPathMatcher} has another
 * {@code **}, no rule for leading dots, and braces that Azure Batch does not have.
 */
@NullMarked
package io.github.azurebatch.camunda.local.impl.node.transfer.upload;

import org.jspecify.annotations.NullMarked;
