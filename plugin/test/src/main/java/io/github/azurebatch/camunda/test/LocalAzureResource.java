package io.github.azurebatch.camunda.test;

import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.local.LocalAzure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The local services, started once for all test classes of a run and closed by JUnit.
 *
 * <p>Surefire makes each class a run of its own where it has several processes. Starting Azurite
 * costs about two seconds of a processor, more than most classes take, so it is kept for the next
 * run in this process, without the containers of the last one.
 */
record LocalAzureResource(LocalAzure azure) implements ExtensionContext.Store.CloseableResource {

  private static @Nullable AzuriteServer kept;

  static LocalAzure of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(LocalAzureResource.class))
        .getOrComputeIfAbsent(
            LocalAzureResource.class,
            key -> new LocalAzureResource(LocalAzure.beside(azurite())),
            LocalAzureResource.class)
        .azure();
  }

  private static synchronized AzuriteServer azurite() {
    AzuriteServer last = kept;
    AzuriteServer running = last != null && last.isRunning() ? last : AzuriteServer.start();
    kept = running;
    return running;
  }

  @Override
  public void close() {
    azure.batch().close();
    if (azure.storage().isRunning()) {
      azure.storage().clear();
    }
  }
}
