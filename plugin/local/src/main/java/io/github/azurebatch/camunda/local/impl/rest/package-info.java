/** The endpoints of the REST API: checks what comes in, and renders what goes out. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.rest;

import org.jspecify.annotations.NullMarked;
