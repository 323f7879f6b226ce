package io.github.azurebatch.camunda.local.event;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A blob was written.
 *
 * @param account the name of the storage account
 * @param blob its name, as it was given
 */
record BlobCreated(String account, String container, String blob, URI url, UUID id, Instant time) {

  /**
   * @param url with the account in its path, as Azurite has it
   */
  static BlobCreated of(URI url, Instant time) {
    String[] parts = url.getRawPath().split("/", 4);
    return new BlobCreated(parts[1], parts[2], decoded(parts[3]), url, UUID.randomUUID(), time);
  }

  private static String decoded(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  String source() {
    return "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/local/providers/Microsoft.Storage/storageAccounts/"
        + account;
  }

  String subject() {
    return "/blobServices/default/containers/%s/blobs/%s".formatted(container, escaped(blob));
  }

  /** For a text of JSON; names of blobs have no control characters here. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
