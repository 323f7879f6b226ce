/**
 * The composition root: builds all parts from a configuration and puts them into a process engine.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine;

import org.jspecify.annotations.NullMarked;
