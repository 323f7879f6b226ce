package io.github.azurebatch.camunda.impl.batch.sdk.call;

import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import okhttp3.HttpUrl;

/**
 * The links of pages to the pages after them. Each is a whole URL, which is called with the
 * account's credential, so that it must be one of the account.
 */
final class NextLink {

  private final HttpUrl account;

  NextLink(String account) {
    this.account = HttpUrl.get(account);
  }

  /**
   * The link, if it has scheme, host and port of the account's URL.
   *
   * @param failure what is listed, as the beginning of a message
   * @throws UnavailableException if it leads elsewhere
   */
  String ofAccount(String failure, String link) {
    HttpUrl next = account.resolve(link);
    if (next != null && place(next).equals(place(account))) {
      return link;
    }
    throw new UnavailableException(
        "ListingElsewhere",
        "%sa page says that the next one is at %s, and the account is at %s. It was not called, because the call would show it the account's credential. Set the account's URL to the one that the service names, or take the proxy out of the way that changes the answers"
            .formatted(
                failure,
                next == null ? "what is no URL" : ForeignText.cut(place(next)),
                place(account)),
        null);
  }

  private static String place(HttpUrl url) {
    return url.scheme() + "://" + url.host() + ":" + url.port();
  }
}
