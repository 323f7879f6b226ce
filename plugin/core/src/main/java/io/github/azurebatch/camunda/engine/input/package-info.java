/** What an activity is given: its declared input parameters, read and checked before any effect. */
@NullMarked
package io.github.azurebatch.camunda.engine.input;

import org.jspecify.annotations.NullMarked;
