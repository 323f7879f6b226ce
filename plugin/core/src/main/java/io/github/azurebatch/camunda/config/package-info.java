/**
 * The settings of the plugin, as values that are checked when they are built, and the readers of
 * their textual form.
 */
@NullMarked
package io.github.azurebatch.camunda.config;

import org.jspecify.annotations.NullMarked;
