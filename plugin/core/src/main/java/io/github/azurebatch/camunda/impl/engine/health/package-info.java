/**
 * What the background of one engine node meets: failed rounds, and what the last calls to each
 * account met. Health, metrics and log say the same because all of them take it from here.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.health;

import org.jspecify.annotations.NullMarked;
