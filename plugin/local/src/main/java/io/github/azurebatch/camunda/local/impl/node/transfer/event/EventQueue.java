package io.github.azurebatch.camunda.local.impl.node.transfer.event;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueServiceVersion;
import io.github.azurebatch.camunda.local.impl.node.transfer.QuietHttpClient;
import java.net.URI;

/** A queue of a storage account. */
public final class EventQueue {

  private final QueueClient client;

  /**
   * @param url of the queue
   * @param key of the account in Base64
   */
  public EventQueue(URI url, String accountName, String key) {
    client =
        new QueueClientBuilder()
            .endpoint(url.toString())
            .serviceVersion(QueueServiceVersion.V2025_11_05)
            .credential(new StorageSharedKeyCredential(accountName, key))
            .httpClient(new QuietHttpClient(new JdkHttpClientBuilder().build()))
            .buildClient();
  }

  /** Creates it, if it is not there. */
  public void create() {
    client.createIfNotExists();
  }

  /** Adds a message as it is. */
  public void send(String text) {
    client.sendMessage(text);
  }

  /** How many messages it has, also those that somebody has received and not deleted. */
  public long size() {
    return client.getProperties().getApproximateMessagesCountLong();
  }

  /** Removes all messages. */
  public void clear() {
    client.clearMessages();
  }
}
