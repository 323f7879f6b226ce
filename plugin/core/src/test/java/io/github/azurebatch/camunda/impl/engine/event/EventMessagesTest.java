package io.github.azurebatch.camunda.impl.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventMessagesTest {

  private static final String SOURCE =
      "/subscriptions/s/resourceGroups/r/providers/Microsoft.Storage/storageAccounts/MyStorage";
  private static final String SUBJECT = "/blobServices/default/containers/job-1/blobs/a b/€.txt";
  private static final String EVENT_GRID =
      """
      {"topic":"%s","subject":"%s","eventType":"Microsoft.Storage.BlobCreated","id":"1",
       "data":{"api":"PutBlob"},"eventTime":"2026-01-02T03:04:05.678Z"}"""
          .formatted(SOURCE, SUBJECT);
  private static final String CLOUD_EVENT =
      """
      {"specversion":"1.0","source":"%s","subject":"%s","type":"Microsoft.Storage.BlobCreated",
       "id":"1","time":"2026-01-02T03:04:05.678Z","data":{}}"""
          .formatted(SOURCE, SUBJECT);
  private static final BlobCreated BLOB =
      new BlobCreated("mystorage", "job-1", "a b/€.txt", Instant.parse("2026-01-02T03:04:05.678Z"));

  private final EventMessages messages = new EventMessages("own");

  @Test
  void readsBothSchemasOneEventOrSeveral() {
    assertThat(messages.read(EVENT_GRID)).contains(List.of(BLOB));
    assertThat(messages.read(CLOUD_EVENT)).contains(List.of(BLOB));
    assertThat(messages.read("[" + EVENT_GRID + "," + CLOUD_EVENT + "]"))
        .contains(List.of(BLOB, BLOB));
  }

  @Test
  void readsBase64AndPlainTextMessageByMessage() {
    byte[] bytes = EVENT_GRID.getBytes(StandardCharsets.UTF_8);

    assertThat(messages.read(Base64.getEncoder().encodeToString(bytes))).contains(List.of(BLOB));
    assertThat(messages.read(Base64.getMimeEncoder().encodeToString(bytes)))
        .contains(List.of(BLOB));
    assertThat(messages.read("\uFEFF " + EVENT_GRID + "\n")).contains(List.of(BLOB));
  }

  @Test
  void takesTheAccountOfTheQueueWhereAnEventNamesNone() {
    assertThat(messages.read(EVENT_GRID.replace(SOURCE, "elsewhere")).orElseThrow())
        .extracting(BlobCreated::storage)
        .containsExactly("own");
  }

  @Test
  void leavesOutEventsOfOtherKinds() {
    assertThat(messages.read(EVENT_GRID.replace("BlobCreated", "BlobDeleted"))).contains(List.of());
    assertThat(messages.read("[]")).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no event",
        "bm8gZXZlbnQ=",
        "{",
        "{}",
        "[1]",
        "[null]",
        "{\"eventType\":1}",
        "{\"eventType\":\"Microsoft.Storage.BlobCreated\"}",
        "{\"eventType\":\"Microsoft.Storage.BlobCreated\",\"eventTime\":\"now\",\"subject\":\"/blobServices/default/containers/c/blobs/b\"}",
        "{\"eventType\":\"Microsoft.Storage.BlobCreated\",\"eventTime\":\"2026-01-02T03:04:05Z\",\"subject\":\"/blobServices/default/containers/c\"}"
      })
  void saysOfAnythingElseThatItCannotBeRead(String text) {
    assertThat(messages.read(text)).isEmpty();
  }
}
