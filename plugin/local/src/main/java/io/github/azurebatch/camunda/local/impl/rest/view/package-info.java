/** Properties that the answers about all resources share. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.rest.view;

import org.jspecify.annotations.NullMarked;
