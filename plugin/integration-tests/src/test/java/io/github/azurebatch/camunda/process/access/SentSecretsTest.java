package io.github.azurebatch.camunda.process.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.batch.protocol.BatchServiceClient;
import com.microsoft.azure.serializer.AzureJacksonAdapter;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.LeakScanner;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.process.support.StorageClient;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What Batch and storage keep of a process: signatures and secrets only where the services need
 * them, which are fields that they show to few.
 */
class SentSecretsTest {

  private static final String TOKEN = "t0ken-that-is-sent";

  /** Fields of the REST API that hold a signed URL, or the value of an environment setting. */
  private static final Set<String> PLACES =
      Set.of("containerUrl", "httpUrl", "storageContainerUrl", "value");

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.current().withProperty("secrets.token", TOKEN));

  private final String jobId = "sent-" + UUID.randomUUID();
  private final LeakScanner scanner =
      new LeakScanner(
          List.of(TOKEN, azure.batch().accountKey(), azure.azure().storage().accountKey()));

  @Test
  void standOnlyWhereTheServicesNeedThem() throws IOException {
    azure.deploy(process());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();
    assertThat(azure.variable(instance, "outputs")).isNotEmpty();

    JsonNode batch = keptByBatch();
    assertThat(scanner.leaks(batch.toString())).hasSizeGreaterThan(1);
    batch.findParents("containerUrl").forEach(SentSecretsTest::removePlaces);
    batch.findParents("httpUrl").forEach(SentSecretsTest::removePlaces);
    batch.findParents("value").forEach(SentSecretsTest::removePlaces);

    assertThat(scanner.leaks(batch.toString())).isEmpty();
    assertThat(keptByStorage()).contains("job-" + jobId, "output.txt");
    assertThat(scanner.leaks(keptByStorage())).isEmpty();
  }

  private BpmnModelInstance process() {
    return Models.submitAndAwait(
            Models.issueSas(Models.prepare(jobId), UnaryOperator.identity()),
            submit ->
                submit
                    .camundaInputParameter("environment", "TOKEN={{secrets.token}}")
                    .camundaInputParameter("commandLine", "bash -c 'echo x > output.txt'")
                    .camundaInputParameter("outputFiles", "output.txt"),
            UnaryOperator.identity())
        .serviceTask("next")
        .camundaDelegateExpression("${azureBatchSubmitTask}")
        .camundaInputParameter("jobId", jobId)
        .camundaInputParameter("commandLine", "cat output.txt")
        .camundaInputParameter("resourceFiles", "${outputs.files['output.txt']}")
        .endEvent()
        .done();
  }

  private JsonNode keptByBatch() throws IOException {
    BatchServiceClient client = new SentTasks(azure).client();
    List<Object> kept = List.of(client.jobs().get(jobId), List.copyOf(client.tasks().list(jobId)));
    return new ObjectMapper().readTree(new AzureJacksonAdapter().serialize(kept));
  }

  private static void removePlaces(JsonNode parent) {
    ((ObjectNode) parent).remove(PLACES);
  }

  private static String keptByStorage() {
    BlobServiceClient client = StorageClient.of(azure.azure().storage());
    ListBlobsOptions everything =
        new ListBlobsOptions()
            .setDetails(new BlobListDetails().setRetrieveMetadata(true).setRetrieveTags(true));
    StringBuilder kept = new StringBuilder();
    client
        .listBlobContainers()
        .forEach(
            container -> {
              var blobs = client.getBlobContainerClient(container.getName());
              kept.append(container.getName()).append(blobs.getProperties().getMetadata());
              blobs
                  .listBlobs(everything, null)
                  .forEach(
                      blob ->
                          kept.append(blob.getName())
                              .append(blob.getMetadata())
                              .append(blob.getTags())
                              .append(blob.getProperties().getContentType()));
            });
    return kept.toString();
  }
}
