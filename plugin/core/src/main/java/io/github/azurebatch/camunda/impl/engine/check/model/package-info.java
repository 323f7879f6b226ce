/**
 * What checks look at in a model that is deployed, and the mistakes that they find there. What an
 * expression or a script will bring is neither given nor absent here.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.check.model;

import org.jspecify.annotations.NullMarked;
