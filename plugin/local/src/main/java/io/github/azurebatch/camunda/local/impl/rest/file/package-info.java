/** The operations on the files of a task on its node. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.rest.file;

import org.jspecify.annotations.NullMarked;
