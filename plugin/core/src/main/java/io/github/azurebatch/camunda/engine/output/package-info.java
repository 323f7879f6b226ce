/** Output files as a model declares them, from the pattern to the blobs that must arrive. */
@NullMarked
package io.github.azurebatch.camunda.engine.output;

import org.jspecify.annotations.NullMarked;
