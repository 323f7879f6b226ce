package io.github.azurebatch.camunda.impl.http;

import com.azure.core.http.policy.HttpLogDetailLevel;
import com.azure.core.http.policy.HttpLogOptions;

/** What azure-core logs of requests where the environment asks for it. */
public final class RequestLogs {

  private RequestLogs() {}

  /**
   * The options without bodies, whatever {@code AZURE_HTTP_LOG_DETAIL_LEVEL} is: an answer may be a
   * token, or the key that signs. Headers and queries are logged without credentials.
   */
  public static HttpLogOptions withoutBodies(HttpLogOptions options) {
    HttpLogDetailLevel level = options.getLogLevel();
    if (!level.shouldLogBody()) {
      return options;
    }
    return options.setLogLevel(
        level.shouldLogHeaders() ? HttpLogDetailLevel.HEADERS : HttpLogDetailLevel.BASIC);
  }
}
