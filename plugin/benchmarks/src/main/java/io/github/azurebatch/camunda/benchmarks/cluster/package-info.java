/** Several engine nodes, in JVMs of their own, one of which is killed. */
@NullMarked
package io.github.azurebatch.camunda.benchmarks.cluster;

import org.jspecify.annotations.NullMarked;
