/**
 * The border for values of models, scripts, Spin and Java: they cross it once and are plain JSON
 * data inside.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.data;

import org.jspecify.annotations.NullMarked;
