/** Translates between the port's records and the SDK's model classes. */
@NullMarked
package io.github.azurebatch.camunda.impl.batch.sdk.model;

import org.jspecify.annotations.NullMarked;
