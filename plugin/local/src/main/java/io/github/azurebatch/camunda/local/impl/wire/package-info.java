/** What a request and an answer are, and how the service writes times. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.wire;

import org.jspecify.annotations.NullMarked;
