/** HTTP serving: reads and authenticates a request, finds its operation and writes the answer. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.http;

import org.jspecify.annotations.NullMarked;
