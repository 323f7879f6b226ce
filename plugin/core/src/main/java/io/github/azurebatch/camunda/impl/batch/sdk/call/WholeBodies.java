package io.github.azurebatch.camunda.impl.batch.sdk.call;

import io.github.azurebatch.camunda.impl.http.CallLimits;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads each answer whole as part of its request, so that one that is cut fails the try. A file of
 * a task is left to its reader, who keeps only the end of it.
 */
record WholeBodies(CallLimits limits) implements Interceptor {

  private static final int OK = 200;

  /** The longest file that is read whole, in bytes. */
  private static final int SHORT_FILE = 1024 * 1024;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    ResponseBody body = response.body();
    if (body == null || isStreamed(chain.request(), response, body)) {
      return response;
    }
    try (body) {
      MediaType type = body.contentType();
      requireNoPage(response, type);
      Buffer whole = read(body.source());
      if (whole.size() == 0
          && response.code() == OK
          && isGet(chain.request())
          && !isFile(chain.request())) {
        throw new ProtocolException("an answer without a body");
      }
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

  /** The page of a proxy would be taken for the content of a file, or for success. */
  private static void requireNoPage(Response response, @Nullable MediaType type)
      throws IOException {
    if (response.isSuccessful() && type != null && type.subtype().equals("html")) {
      throw new ProtocolException(
          "an answer in " + type + ", which Azure Batch does not give: a proxy?");
    }
  }

  private static boolean isStreamed(Request request, Response response, ResponseBody body) {
    return response.isSuccessful()
        && isFile(request)
        && (body.contentLength() < 0 || body.contentLength() > SHORT_FILE);
  }

  private static boolean isGet(Request request) {
    return request.method().equals("GET");
  }

  private static boolean isFile(Request request) {
    HttpUrl url = request.url();
    List<String> path = url.pathSegments();
    return isGet(request) && path.size() > 1 && path.get(path.size() - 2).equals("files");
  }
}
