/**
 * The plugin for Camunda Cockpit: pages that show the waits of process instances, and the REST
 * resources behind them. Cockpit finds it on the class path.
 */
@NullMarked
package io.github.azurebatch.camunda.cockpit;

import org.jspecify.annotations.NullMarked;
