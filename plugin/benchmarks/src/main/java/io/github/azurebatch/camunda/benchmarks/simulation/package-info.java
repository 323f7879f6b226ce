/**
 * A cluster of engine nodes on paper: what a million waits cost, and what breaks first.
 *
 * <p>Nothing is waited for and nothing is called: events follow one another in a time of their own.
 * How often a Batch job is looked at is the plugin's own rule. What a call, a statement and an end
 * cost are numbers that go in; those of the plugin's own doing are counted by the benchmarks.
 */
@NullMarked
package io.github.azurebatch.camunda.benchmarks.simulation;

import org.jspecify.annotations.NullMarked;
