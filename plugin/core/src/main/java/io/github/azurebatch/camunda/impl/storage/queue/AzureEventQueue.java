package io.github.azurebatch.camunda.impl.storage.queue;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.QueueErrorCode;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import io.github.azurebatch.camunda.impl.storage.StorageFaults;
import io.github.azurebatch.camunda.impl.storage.StorageOperation;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A queue behind Microsoft's SDK, which does not decode: with its own Base64, one message in plain
 * text makes it throw for all of a call, and hides them until they are visible again.
 */
final class AzureEventQueue implements EventQueue {

  /** Who dies with messages leaves them to others after it. */
  private static final Duration HIDDEN = Duration.ofSeconds(30);

  /** Somebody has received it since then, or it is gone. */
  private static final Set<QueueErrorCode> NOT_OURS =
      Set.of(QueueErrorCode.MESSAGE_NOT_FOUND, QueueErrorCode.POP_RECEIPT_MISMATCH);

  private final QueueClient client;
  private final StorageFaults faults;

  AzureEventQueue(QueueClient client, StorageFaults faults) {
    this.client = client;
    this.faults = faults;
  }

  @Override
  public List<QueueMessage> receive() {
    return faults.translated(
        StorageOperation.GET_MESSAGES,
        "Receiving messages of queue '" + client.getQueueName() + "'",
        () ->
            client.receiveMessages(MOST, HIDDEN, null, Context.NONE).stream()
                .map(AzureEventQueue::message)
                .toList());
  }

  private static QueueMessage message(QueueMessageItem item) {
    return new QueueMessage(
        item.getMessageId(),
        item.getPopReceipt(),
        item.getBody().toString(),
        item.getDequeueCount());
  }

  @Override
  public void delete(QueueMessage message) {
    faults.translated(
        StorageOperation.DELETE_MESSAGE,
        "Deleting a message of queue '" + client.getQueueName() + "'",
        () -> isDeleted(message));
  }

  private boolean isDeleted(QueueMessage message) {
    try {
      client.deleteMessage(message.id(), message.receipt());
      return true;
    } catch (QueueStorageException e) {
      QueueErrorCode code = e.getErrorCode();
      if (code != null && NOT_OURS.contains(code)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void check() {
    faults.translated(
        StorageOperation.PEEK_MESSAGES,
        "Looking at queue '" + client.getQueueName() + "'",
        () -> client.peekMessages(1, null, Context.NONE).stream().findFirst().isPresent());
  }
}
