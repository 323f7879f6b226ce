/**
 * The output files of a task that is submitted: from the input {@code outputFiles} to destinations
 * with freshly signed URLs.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.submit.output;

import org.jspecify.annotations.NullMarked;
