/** What the engine's database does at its worst: lost connections, deadlocks, conflicts, load. */
@NullMarked
package io.github.azurebatch.camunda.process.database;

import org.jspecify.annotations.NullMarked;
