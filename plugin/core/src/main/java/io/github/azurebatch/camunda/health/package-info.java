/** The health of the plugin: the state of the accounts, and what keeps waits from going on. */
@NullMarked
package io.github.azurebatch.camunda.health;

import org.jspecify.annotations.NullMarked;
