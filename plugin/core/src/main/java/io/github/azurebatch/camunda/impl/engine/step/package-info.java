/** What a step of a process shows in logs and traces: names in the MDC, and an observation. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.step;

import org.jspecify.annotations.NullMarked;
