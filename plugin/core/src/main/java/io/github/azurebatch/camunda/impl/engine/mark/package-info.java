/**
 * Marks by which the plugin knows the values again that it has handed out in variables: message
 * authentication codes with a key of the installation.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.mark;

import org.jspecify.annotations.NullMarked;
