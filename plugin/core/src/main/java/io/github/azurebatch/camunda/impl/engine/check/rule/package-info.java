/**
 * Which inputs of an activity exclude each other, and which need another one. Each rule says what a
 * reader refuses: a deployment is no stricter than an instance.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.check.rule;

import org.jspecify.annotations.NullMarked;
