/**
 * Parses models without an application, a database, accounts or Azure, and collects what a
 * deployment would find.
 *
 * <p>It is the engine's own parser with the engine's own configuration, all but its database: the
 * same listeners, rules and messages as in a deployment. An engine in memory would do the same and
 * more, since it resolves the expressions of timers, for which the application is missing here; and
 * it takes 11 s of processor time to start where this takes 3, as measured for seven models.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.offline;

import org.jspecify.annotations.NullMarked;
