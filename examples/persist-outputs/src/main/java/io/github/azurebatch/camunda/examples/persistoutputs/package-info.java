/**
 * Runs the process {@code persist-outputs} from one end to the other, and tells what happens: on
 * the account that the properties name or, without one, on local parts.
 */
@NullMarked
package io.github.azurebatch.camunda.examples.persistoutputs;

import org.jspecify.annotations.NullMarked;
