package io.github.azurebatch.camunda.impl.storage.queue;

/**
 * A message that was received.
 *
 * @param receipt with which it is deleted, until somebody receives it again
 * @param text as it is in the queue
 * @param deliveries how often it was received, this time included
 */
public record QueueMessage(String id, String receipt, String text, long deliveries) {}
