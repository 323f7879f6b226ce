/** Failures of tasks, services and databases. */
@NullMarked
package io.github.azurebatch.camunda.process.faults;

import org.jspecify.annotations.NullMarked;
