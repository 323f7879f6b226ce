package io.github.azurebatch.camunda.impl.secret;

import java.net.URI;
import java.time.OffsetDateTime;

/**
 * A URL with a shared access signature. It exists in memory only, from its signing until it is
 * sent; {@link #toString()} shows it without its query.
 *
 * @param value the URL with its signature
 * @param expiry when the signature ends
 */
public record SignedUrl(URI value, OffsetDateTime expiry) {

  /** The URL without its query, safe to show and to store. */
  public String unsigned() {
    return value.getScheme() + "://" + value.getRawAuthority() + value.getRawPath();
  }

  @Override
  public String toString() {
    return unsigned() + " (signed until " + expiry + ")";
  }
}
