/** What an engine node does again and again, on threads of its own. */
@NullMarked
package io.github.azurebatch.camunda.engine.schedule;

import org.jspecify.annotations.NullMarked;
