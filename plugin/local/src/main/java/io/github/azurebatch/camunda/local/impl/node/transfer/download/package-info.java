/** The resource files of a task, which a node fetches before the task runs. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.node.transfer.download;

import org.jspecify.annotations.NullMarked;
