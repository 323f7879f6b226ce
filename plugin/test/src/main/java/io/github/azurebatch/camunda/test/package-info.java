/**
 * Support for tests of processes with Azure Batch: a JUnit 5 extension that runs them on a local
 * Azure Batch service and Azurite, and assertions on what they left behind.
 */
@NullMarked
package io.github.azurebatch.camunda.test;

import org.jspecify.annotations.NullMarked;
