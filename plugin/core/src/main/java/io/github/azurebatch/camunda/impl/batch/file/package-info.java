/** Resource files and output files of Azure Batch tasks, and the files on their nodes. */
@NullMarked
package io.github.azurebatch.camunda.impl.batch.file;

import org.jspecify.annotations.NullMarked;
