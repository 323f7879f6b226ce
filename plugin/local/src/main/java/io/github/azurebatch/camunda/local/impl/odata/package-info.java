/** The parts of OData that the Azure Batch service has: filter, select and paging. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.odata;

import org.jspecify.annotations.NullMarked;
