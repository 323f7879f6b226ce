/**
 * The adapter of {@link io.github.azurebatch.camunda.impl.batch.BatchService}: one class for each
 * group of REST operations, behind {@link SdkBatchService}. Only these packages know Microsoft's
 * SDK.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.batch.sdk;

import org.jspecify.annotations.NullMarked;
