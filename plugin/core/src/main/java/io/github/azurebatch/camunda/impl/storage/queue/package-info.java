/** Storage queues that events are delivered to: only these classes know the queue SDK. */
@NullMarked
package io.github.azurebatch.camunda.impl.storage.queue;

import org.jspecify.annotations.NullMarked;
