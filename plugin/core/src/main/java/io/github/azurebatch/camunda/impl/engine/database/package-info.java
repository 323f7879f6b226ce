/** What is known of the process engine's database beyond the engine's own queries. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.database;

import org.jspecify.annotations.NullMarked;
