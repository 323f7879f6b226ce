/** Events of blobs that the local service has written, as Event Grid delivers them to a queue. */
@NullMarked
package io.github.azurebatch.camunda.local.event;

import org.jspecify.annotations.NullMarked;
