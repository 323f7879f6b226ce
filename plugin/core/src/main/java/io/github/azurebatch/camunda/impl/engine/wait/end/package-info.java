/** The ends of waits: judged by themselves, and reported alone or several in one transaction. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.wait.end;

import org.jspecify.annotations.NullMarked;
