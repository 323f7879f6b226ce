/**
 * Files that come to a task before it runs and leave it afterwards: resource files and output
 * files.
 *
 * <p>Knows nothing of how a task runs. The patterns are our own code: {@link
 * java.nio.file.FileSystem#getPathMatcher} has another {@code **}, no rule for leading dots and
 * braces that Azure Batch does not have.
 */
@NullMarked
package io.github.azurebatch.camunda.local.impl.node.transfer;

import org.jspecify.annotations.NullMarked;
