/**
 * The process variables that the plugin sets, and where it sets them. Each is plain JSON data that
 * can be read without our classes.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.variable;

import org.jspecify.annotations.NullMarked;
