package io.github.azurebatch.camunda.impl.batch.sdk.call;

import io.github.azurebatch.camunda.impl.http.CallLimits;
import java.io.IOException;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Reads each answer whole as part of its request, so that one that is cut fails the try. A file of
 * a task is left to its reader, who keeps only the end of it.
 */
record WholeBodies(CallLimits limits) implements Interceptor {

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    ResponseBody body = response.body();
    if (body == null || (response.isSuccessful() && isFile(chain.request()))) {
      return requireFile(response);
    }
    try (body) {
      MediaType type = body.contentType();
      Buffer whole = read(body.source());
      return response.newBuilder().body(ResponseBody.create(whole, type, whole.size())).build();
    }
  }

  private Buffer read(BufferedSource source) throws IOException {
    if (source.request(limits.bodyBytes() + 1L)) {
      throw new IOException(limits.bodyIsTooLong());
    }
    Buffer whole = new Buffer();
    whole.writeAll(source);
    return whole;
  }

  /** A page of a proxy would be taken for the content of the file. */
  private static Response requireFile(Response response) throws IOException {
    String type = response.header("Content-Type", "");
    if (type != null && type.startsWith("text/html")) {
      response.close();
      throw new IOException("an answer in " + type + ", which Azure Batch does not give: a proxy?");
    }
    return response;
  }

  private static boolean isFile(Request request) {
    HttpUrl url = request.url();
    List<String> path = url.pathSegments();
    return request.method().equals("GET")
        && path.size() > 1
        && path.get(path.size() - 2).equals("files");
  }
}
