/** What cannot be reached, and what is counted. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.wait.outage;

import org.jspecify.annotations.NullMarked;
