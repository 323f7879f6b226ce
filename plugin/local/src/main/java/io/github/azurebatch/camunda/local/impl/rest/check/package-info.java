/** Checks that requests for all resources share: bodies, conditions in headers, limits. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.rest.check;

import org.jspecify.annotations.NullMarked;
