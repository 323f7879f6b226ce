/** Values that the plugin hands out, and others that only look so. */
@NullMarked
package io.github.azurebatch.camunda.process.marks;

import org.jspecify.annotations.NullMarked;
