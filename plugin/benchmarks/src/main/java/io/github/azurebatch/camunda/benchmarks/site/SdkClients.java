package io.github.azurebatch.camunda.benchmarks.site;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import io.github.azurebatch.camunda.local.LocalBatchService;
import java.util.ArrayList;

/** Opens the SDK's own client, as everybody uses it. */
final class SdkClients {

  private SdkClients() {}

  static BatchClient open(LocalBatchService service) {
    BatchClient client =
        BatchClient.open(
            new BatchSharedKeyCredentials(
                service.url(), service.accountName(), service.accountKey()));
    // with its default behaviours the SDK fails on Java 17
    client.jobOperations().withCustomBehaviors(new ArrayList<>());
    client.taskOperations().withCustomBehaviors(new ArrayList<>());
    return client;
  }
}
