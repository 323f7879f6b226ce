package io.github.azurebatch.camunda.impl.batch.sdk.call;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Empties the body of an error that is not JSON, such as the page of a proxy. The SDK would fail to
 * read it, and lose status and headers.
 */
final class ReadableErrors implements Interceptor {

  private static final MediaType JSON = MediaType.get("application/json");

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String type = response.header("Content-Type", "");
    if (response.isSuccessful() || type == null || type.contains("json")) {
      return response;
    }
    response.close();
    return response.newBuilder().body(ResponseBody.create("", JSON)).build();
  }
}
