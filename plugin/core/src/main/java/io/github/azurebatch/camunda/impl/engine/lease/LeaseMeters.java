package io.github.azurebatch.camunda.impl.engine.lease;

import io.micrometer.core.instrument.Counter;

/**
 * The counters of leases.
 *
 * @param acquisitions leases that this node tried to take
 * @param conflicts leases that another node took first, and other changes that a conflict undid
 */
public record LeaseMeters(Counter acquisitions, Counter conflicts) {}
