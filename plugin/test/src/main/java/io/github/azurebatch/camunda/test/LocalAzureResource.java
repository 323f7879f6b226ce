package io.github.azurebatch.camunda.test;

import io.github.azurebatch.camunda.local.LocalAzure;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The local services, started once for all test classes of a run and closed by JUnit. */
record LocalAzureResource(LocalAzure azure) implements ExtensionContext.Store.CloseableResource {

  static LocalAzure of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(LocalAzureResource.class))
        .getOrComputeIfAbsent(
            LocalAzureResource.class,
            key -> new LocalAzureResource(LocalAzure.start()),
            LocalAzureResource.class)
        .azure();
  }

  @Override
  public void close() {
    azure.close();
  }
}
