/** What happens to jobs and to their tasks: the transitions between their states. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.account.job;

import org.jspecify.annotations.NullMarked;
