/** What was measured, and how it is shown: as JSON, as a table and as a chart. */
@NullMarked
package io.github.azurebatch.camunda.benchmarks.report;

import org.jspecify.annotations.NullMarked;
