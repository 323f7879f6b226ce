package io.github.azurebatch.camunda.examples.persistoutputs;

import io.github.azurebatch.camunda.local.LocalAzure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;

/** The properties of the local parts. Reading one waits until the parts have started. */
final class LocalPartsPropertySource
    extends EnumerablePropertySource<CompletableFuture<LocalAzure>> {

  static final String PREFIX = "camunda.bpm.azure-batch.";

  private static final List<String> NAMES =
      List.of(
          "accounts.default.batch.url",
          "accounts.default.batch.account-name",
          "accounts.default.batch.account-key",
          "accounts.default.storage.endpoint",
          "accounts.default.storage.account-name",
          "accounts.default.storage.account-key",
          "accounts.default.storage.service-version",
          "poll-interval");

  LocalPartsPropertySource(CompletableFuture<LocalAzure> parts) {
    super("localParts", parts);
  }

  @Override
  public String[] getPropertyNames() {
    return NAMES.stream().map(PREFIX::concat).toArray(String[]::new);
  }

  @Override
  public @Nullable Object getProperty(String name) {
    return containsProperty(name) ? properties().get(name.substring(PREFIX.length())) : null;
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>(azure().properties());
    properties.put("poll-interval", "200ms");
    return properties;
  }

  private LocalAzure azure() {
    try {
      return getSource().join();
    } catch (CompletionException e) {
      throw new LocalPartsException(e.getCause());
    }
  }
}
