/**
 * The failures of the background threads of one engine node. Health check, metrics and log agree
 * because all of them take the failures from here.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.health;

import org.jspecify.annotations.NullMarked;
