/**
 * Faults at every boundary and at random moments, in engine processes of their own, and an oracle
 * that is not the plugin: it asks the database, the services and the tasks themselves.
 */
@NullMarked
package io.github.azurebatch.camunda.process.campaign;

import org.jspecify.annotations.NullMarked;
