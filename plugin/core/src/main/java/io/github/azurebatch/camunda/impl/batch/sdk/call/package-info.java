/** Makes one call to Azure Batch: client, authentication, tries and the translation of failures. */
@NullMarked
package io.github.azurebatch.camunda.impl.batch.sdk.call;

import org.jspecify.annotations.NullMarked;
