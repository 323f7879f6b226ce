/** The queue to which events of written blobs are delivered. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.node.transfer.event;

import org.jspecify.annotations.NullMarked;
