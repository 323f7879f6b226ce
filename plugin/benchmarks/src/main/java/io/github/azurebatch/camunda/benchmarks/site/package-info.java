/** Where the benchmarks run: real PostgreSQL, a local Azure Batch service, Azurite and engines. */
@NullMarked
package io.github.azurebatch.camunda.benchmarks.site;

import org.jspecify.annotations.NullMarked;
