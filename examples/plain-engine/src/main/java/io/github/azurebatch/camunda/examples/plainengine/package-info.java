/** Runs the process {@code persist-outputs} on an engine that is made in code, without Spring. */
@NullMarked
package io.github.azurebatch.camunda.examples.plainengine;

import org.jspecify.annotations.NullMarked;
