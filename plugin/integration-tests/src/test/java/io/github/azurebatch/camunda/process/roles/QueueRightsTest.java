package io.github.azurebatch.camunda.process.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The roles of the queue of events, by their definitions; no Azure is asked. What each call needs
 * is from the table <a
 * href="https://learn.microsoft.com/rest/api/storageservices/authorize-with-azure-active-directory#permissions-for-queue-service-operations">Permissions
 * for Queue service operations</a>.
 */
class QueueRightsTest {

  private static final String READER = "Storage Queue Data Message Processor";
  private static final String SENDER = "Storage Queue Data Message Sender";
  private static final String MESSAGES =
      "Microsoft.Storage/storageAccounts/queueServices/queues/messages/";

  /** Peek Messages; Get Messages and Delete Message. */
  @ParameterizedTest
  @ValueSource(strings = {"read", "process/action"})
  void theRoleOfThePageIsEnoughForTheCallsOfTheReader(String permission) throws IOException {
    assertThat(page()).contains("needs *" + READER + "* on the queue");
    assertThat(page()).contains("--role \"" + READER + "\"");
    assertThat(RoleDefinition.of(READER).gives(new Permission(true, MESSAGES + permission)))
        .isTrue();
    assertThat(RoleDefinition.of(SENDER).gives(new Permission(true, MESSAGES + permission)))
        .isFalse();
  }

  @Test
  void theBicepFileGivesTheReaderAndEventGridTheirRoles() throws IOException {
    assertThat(bicep())
        .contains("var messageProcessor = '" + RoleDefinition.of(READER).id() + "'")
        .contains("var messageSender = '" + RoleDefinition.of(SENDER).id() + "'");
    assertThat(RoleDefinition.of(SENDER).gives(new Permission(true, MESSAGES + "add/action")))
        .isTrue();
  }

  @Test
  void theBicepFileAndThePageNameTheSameQueueAndEvents() throws IOException {
    assertThat(bicep())
        .contains("param queueName string = 'batch-events'")
        .contains("'Microsoft.Storage.BlobCreated'")
        .contains("subjectBeginsWith: '/blobServices/default/containers/");
    assertThat(page())
        .contains("accounts.default.events.queue=batch-events")
        .contains("az storage queue create --name batch-events")
        .contains("--included-event-types Microsoft.Storage.BlobCreated")
        .contains("--subject-begins-with /blobServices/default/containers/");
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "OPERATIONS.md"));
  }

  private static String bicep() throws IOException {
    String file = "/META-INF/camunda-azure-batch/events/events.bicep";
    try (InputStream content = QueueRightsTest.class.getResourceAsStream(file)) {
      return new String(
          Objects.requireNonNull(content, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
