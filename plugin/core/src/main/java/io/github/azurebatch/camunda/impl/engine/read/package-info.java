/** The activity that reads outputs back from storage. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.read;

import org.jspecify.annotations.NullMarked;
