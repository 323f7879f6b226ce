/** What cannot be reached, what goes wrong with one wait, and what is counted. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.wait.outage;

import org.jspecify.annotations.NullMarked;
