/** What the plugin tells of itself: the state of the accounts, and what is out. */
@NullMarked
package io.github.azurebatch.camunda.health;

import org.jspecify.annotations.NullMarked;
