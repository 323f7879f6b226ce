/**
 * Finds and cuts shared access signatures in texts of others, and keeps signed URLs from being
 * shown.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.secret;

import org.jspecify.annotations.NullMarked;
