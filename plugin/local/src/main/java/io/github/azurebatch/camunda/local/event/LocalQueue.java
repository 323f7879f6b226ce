package io.github.azurebatch.camunda.local.event;

import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.local.impl.node.transfer.event.EventQueue;
import java.net.URI;

/** A queue of Azurite. */
public final class LocalQueue {

  private final URI url;
  private final EventQueue queue;

  private LocalQueue(URI url) {
    this.url = url;
    this.queue = new EventQueue(url, AzuriteServer.ACCOUNT_NAME, AzuriteServer.ACCOUNT_KEY);
  }

  static LocalQueue made(URI url) {
    LocalQueue made = new LocalQueue(url);
    made.queue.create();
    return made;
  }

  /** Its URL, for the setting {@code accounts.<name>.events.queue}. */
  public URI url() {
    return url;
  }

  /** Adds a message as it is. */
  public void send(String text) {
    queue.send(text);
  }

  /** How many messages it has, also those that somebody has received and not deleted. */
  public long size() {
    return queue.size();
  }

  /** Removes all messages. */
  public void clear() {
    queue.clear();
  }
}
