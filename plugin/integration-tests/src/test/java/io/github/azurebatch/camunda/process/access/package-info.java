/** Signatures, identities, access policies and secrets. */
@NullMarked
package io.github.azurebatch.camunda.process.access;

import org.jspecify.annotations.NullMarked;
