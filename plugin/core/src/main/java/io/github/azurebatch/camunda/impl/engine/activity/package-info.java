/** The beans that models name, and what each of them does. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.activity;

import org.jspecify.annotations.NullMarked;
