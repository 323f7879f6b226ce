package io.github.azurebatch.camunda.local.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueServiceVersion;
import com.azure.storage.queue.models.PeekedMessageItem;
import io.github.azurebatch.camunda.local.AzuriteServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorageEventsTest {

  private static AzuriteQueues queues;
  private static int count;

  private final StorageEvents events = new StorageEvents();
  private LocalQueue queue;

  @BeforeAll
  static void startQueues() {
    queues = AzuriteQueues.start();
  }

  @AfterAll
  static void stopQueues() {
    queues.close();
  }

  @BeforeEach
  void deliverToAQueue() {
    queue = queues.queue("events-" + ++count);
    events.deliverTo(queue);
  }

  @AfterEach
  void close() {
    events.close();
  }

  @Test
  void tellsOfABlobInTheFormOfEventGridInBase64() {
    events.created(blob("a%20b/%E2%82%AC.txt"));

    assertThat(decoded(messages(1)).get(0))
        .contains("\"eventType\":\"Microsoft.Storage.BlobCreated\"")
        .contains("/storageAccounts/devstoreaccount1\"")
        .contains("\"subject\":\"/blobServices/default/containers/outputs/blobs/a b/€.txt\"");
  }

  @Test
  void tellsOfABlobAsACloudEventInPlainText() {
    events.form(EventForm.CLOUD_EVENTS, false);

    events.created(blob("a.txt"));

    assertThat(messages(1).get(0)).startsWith("{\"specversion\":\"1.0\"");
  }

  @Test
  void losesAndDoublesTheNextEvents() {
    events.loseNext(1);
    events.doubleNext(1);

    events.created(blob("lost"));
    events.created(blob("doubled"));
    events.created(blob("usual"));

    List<String> messages = decoded(messages(3));
    assertThat(messages).hasSize(3).noneMatch(message -> message.contains("/blobs/lost"));
    assertThat(messages.get(0)).isEqualTo(messages.get(1)).contains("/blobs/doubled");
  }

  @Test
  void deliversEventsInTheOtherOrder() {
    events.reorderNext(2);

    events.created(blob("first"));
    events.created(blob("second"));

    List<String> messages = decoded(messages(2));
    assertThat(messages.get(0)).contains("/blobs/second");
    assertThat(messages.get(1)).contains("/blobs/first");
  }

  @Test
  void deliversLateEventsAfterOthers() {
    events.delay(Duration.ofMillis(300));
    events.created(blob("late"));
    events.delay(Duration.ZERO);

    events.created(blob("usual"));

    assertThat(decoded(messages(2)).get(0)).contains("/blobs/usual");
  }

  private static URI blob(String path) {
    return URI.create("http://127.0.0.1:10000/devstoreaccount1/outputs/" + path);
  }

  private List<String> messages(int expected) {
    QueueClient client =
        new QueueClientBuilder()
            .endpoint(queue.url().toString())
            .serviceVersion(QueueServiceVersion.V2025_11_05)
            .credential(
                new StorageSharedKeyCredential(
                    AzuriteServer.ACCOUNT_NAME, AzuriteServer.ACCOUNT_KEY))
            .httpClient(new JdkHttpClientBuilder().build())
            .buildClient();
    await().until(() -> queue.size() >= expected);
    return client.peekMessages(32, null, null).stream()
        .map(PeekedMessageItem::getBody)
        .map(Object::toString)
        .toList();
  }

  private static List<String> decoded(List<String> messages) {
    return messages.stream()
        .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
        .toList();
  }
}
