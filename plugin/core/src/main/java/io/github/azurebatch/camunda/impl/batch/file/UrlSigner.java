package io.github.azurebatch.camunda.impl.batch.file;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Signs URLs of a task anew. */
public interface UrlSigner {

  /** What the URL is for. */
  enum Purpose {
    /** Output files are written to the container. */
    WRITE_CONTAINER,
    /** The blobs of the container are listed and read. */
    READ_CONTAINER,
    /** The blob is read. */
    READ_BLOB
  }

  /**
   * What an old signature allows.
   *
   * @param permissions in letters; null if it has no permissions of its own
   * @param accessPolicy the stored access policy that it names; null for none
   */
  record Grant(@Nullable String permissions, @Nullable String accessPolicy) {}

  /**
   * Signs the URL.
   *
   * @param unsigned the URL without its query
   * @param grant what the signature allowed that the URL had
   * @throws InvalidInputException if the URL is in no storage account that can be signed for
   */
  SignedUrl sign(URI unsigned, Purpose purpose, Grant grant);
}
