/** Submitting tasks and creating jobs. */
@NullMarked
package io.github.azurebatch.camunda.process.submitting;

import org.jspecify.annotations.NullMarked;
