/** The operations of the REST API: which were called, and which are to go wrong. */
@NullMarked
package io.github.azurebatch.camunda.local.fault;

import org.jspecify.annotations.NullMarked;
