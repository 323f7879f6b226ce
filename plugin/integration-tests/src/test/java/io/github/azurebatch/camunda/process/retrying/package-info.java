/** Running failed tasks again. */
@NullMarked
package io.github.azurebatch.camunda.process.retrying;

import org.jspecify.annotations.NullMarked;
