/**
 * Cuts shared access signatures and configured secrets from texts of others, and shows signed URLs
 * without theirs.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.secret;

import org.jspecify.annotations.NullMarked;
