package io.github.azurebatch.camunda.local;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import java.util.ArrayList;

/** Opens the real SDK's client. */
final class SdkClient {

  private SdkClient() {}

  static BatchClient open(LocalBatchService service) {
    return open(service.url(), service.accountName(), service.accountKey());
  }

  static BatchClient open(String url, String accountName, String accountKey) {
    BatchClient client =
        BatchClient.open(new BatchSharedKeyCredentials(url, accountName, accountKey));
    // with its default behaviours the SDK fails on Java 17
    client.jobOperations().withCustomBehaviors(new ArrayList<>());
    client.taskOperations().withCustomBehaviors(new ArrayList<>());
    client.fileOperations().withCustomBehaviors(new ArrayList<>());
    client.poolOperations().withCustomBehaviors(new ArrayList<>());
    client.computeNodeOperations().withCustomBehaviors(new ArrayList<>());
    client.accountOperations().withCustomBehaviors(new ArrayList<>());
    return client;
  }
}
