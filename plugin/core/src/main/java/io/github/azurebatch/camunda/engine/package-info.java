/** The inside of the plugin: everything that knows the process engine. */
@NullMarked
package io.github.azurebatch.camunda.engine;

import org.jspecify.annotations.NullMarked;
