/**
 * Declared output files, found again in the names of blobs, and what is probably wrong with a
 * declaration.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.output;

import org.jspecify.annotations.NullMarked;
