/** The operations on jobs: checks what comes in, and renders what goes out. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.rest.job;

import org.jspecify.annotations.NullMarked;
