/**
 * A compute node: runs an Azure Batch task in its directory, fetches its resource files before and
 * uploads its output files after.
 *
 * <p>{@link io.github.azurebatch.camunda.local.impl.node.CommandLine} is our own and not a
 * library's: those that were tried break lines that bash takes. JLine 4.5 drops backslashes within
 * single quotes ({@code bash -c 'printf "a\n"'}) and keeps the quotes of {@code --title="two
 * words"}; commons-exec, plexus-utils and Ant know no escaped quotes; Jetty's tokenizer and aesh
 * fail likewise. Its test compares it with bash.
 */
@NullMarked
package io.github.azurebatch.camunda.local.impl.node;

import org.jspecify.annotations.NullMarked;
