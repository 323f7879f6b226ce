package io.github.azurebatch.camunda.impl.engine.lease;

import io.micrometer.core.instrument.Counter;

/**
 * What is counted.
 *
 * @param acquisitions of leases that were tried
 * @param conflicts those of them that another node won, and changes lost in the same way
 */
public record LeaseMeters(Counter acquisitions, Counter conflicts) {}
