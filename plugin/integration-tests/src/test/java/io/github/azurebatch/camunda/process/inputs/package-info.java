/** Values of models, scripts and programs. */
@NullMarked
package io.github.azurebatch.camunda.process.inputs;

import org.jspecify.annotations.NullMarked;
