/** The patterns that modellers copy, each along all its paths. */
@NullMarked
package io.github.azurebatch.camunda.process.gallery;

import org.jspecify.annotations.NullMarked;
