/** Lists of tasks. */
@NullMarked
package io.github.azurebatch.camunda.process.lists;

import org.jspecify.annotations.NullMarked;
