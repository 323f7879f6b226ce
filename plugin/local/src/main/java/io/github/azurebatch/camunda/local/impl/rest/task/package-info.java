/** The operations on tasks: checks what comes in, and renders what goes out. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.rest.task;

import org.jspecify.annotations.NullMarked;
