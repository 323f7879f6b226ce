/** Finds the endpoint of an operation; the endpoints are in a package for each resource. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.rest;

import org.jspecify.annotations.NullMarked;
