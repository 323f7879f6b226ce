package io.github.azurebatch.camunda.benchmarks.waiting;

/** What is measured at one number of waits. */
record Sample(int waits, IdleRound round, HeapSize heap, Lives lives) {}
