/** Tasks that do not begin. */
@NullMarked
package io.github.azurebatch.camunda.process.queued;

import org.jspecify.annotations.NullMarked;
