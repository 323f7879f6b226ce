/** What happens at deployment: activities become asynchronous, awaiting ones external tasks. */
@NullMarked
package io.github.azurebatch.camunda.engine.parse;

import org.jspecify.annotations.NullMarked;
