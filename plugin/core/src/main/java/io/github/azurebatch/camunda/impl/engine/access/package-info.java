/**
 * What the instances of each process may reach: accounts, Azure Batch jobs, containers and secrets,
 * by the access rules of the configuration.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.access;

import org.jspecify.annotations.NullMarked;
