/** Prepares our activities when a process is deployed, and refuses mistakes. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.parse;

import org.jspecify.annotations.NullMarked;
