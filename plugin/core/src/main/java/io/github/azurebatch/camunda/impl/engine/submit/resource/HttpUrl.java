package io.github.azurebatch.camunda.impl.engine.submit.resource;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A URL that a compute node fetches a file from. */
record HttpUrl(URI uri) {

  /**
   * @throws InvalidInputException if it is something else, with the reason
   */
  static HttpUrl parse(String url) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(url)) {
      throw new InvalidInputException("'" + url + "' has half a character, which no URL can have");
    }
    try {
      URI uri = new URI(new URI(url).toASCIIString());
      if (uri.getRawUserInfo() != null) {
        throw new InvalidInputException(
            "the URL of host '%s' holds a user, or a password, which must not be stored; a compute node signs in with a managed identity"
                .formatted(uri.getHost()));
      }
      if (isHttp(uri.getScheme()) && uri.getRawAuthority() != null) {
        return new HttpUrl(uri);
      }
    } catch (URISyntaxException e) {
      throw new InvalidInputException(
          "'%s' is no http or https URL: %s at character %d; a sign that has no place in a URL is written with a percent sign, such as %%20 for a space"
              .formatted(url, e.getReason(), e.getIndex() + 1));
    }
    throw new InvalidInputException("'" + url + "' is no http or https URL");
  }

  private static boolean isHttp(@Nullable String scheme) {
    return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
  }

  /** The path, decoded. */
  String path() {
    return uri.getPath();
  }
}
