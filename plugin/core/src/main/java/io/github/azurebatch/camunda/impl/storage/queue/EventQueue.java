package io.github.azurebatch.camunda.impl.storage.queue;

import java.util.List;

/** A queue that events are delivered to. Its failures are those of all calls to storage. */
public interface EventQueue {

  /** The most messages that one call receives. */
  int MOST = 32;

  /** Receives some messages, which nobody else receives for a while. */
  List<QueueMessage> receive();

  /** Deletes a message; one that somebody else has received since then stays. */
  void delete(QueueMessage message);

  /** A cheap call. */
  void check();
}
