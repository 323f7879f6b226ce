/** The resource files of a task that is submitted. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.submit.resource;

import org.jspecify.annotations.NullMarked;
