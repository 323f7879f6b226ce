/** Which task runs on which node, and the threads that run tasks. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.account.schedule;

import org.jspecify.annotations.NullMarked;
