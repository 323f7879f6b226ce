/** What is done in memory for each name, pattern and blob, measured by JMH. */
@NullMarked
package io.github.azurebatch.camunda.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
