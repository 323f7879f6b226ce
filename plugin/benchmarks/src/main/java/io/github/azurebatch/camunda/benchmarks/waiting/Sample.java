package io.github.azurebatch.camunda.benchmarks.waiting;

/**
 * What is measured at one number of waits.
 *
 * @param heap in bytes
 */
record Sample(int waits, IdleRound round, long heap, Lives lives) {}
