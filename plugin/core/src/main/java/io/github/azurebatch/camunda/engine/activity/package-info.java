/** The activities that call Azure: create the job, create the container, issue a SAS, submit. */
@NullMarked
package io.github.azurebatch.camunda.engine.activity;

import org.jspecify.annotations.NullMarked;
