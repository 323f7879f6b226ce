package io.github.azurebatch.camunda.impl.batch.sdk.call;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Makes a part of a file that was asked for a plain success: the SDK takes no other. */
final class PartialContent implements Interceptor {

  private static final int OK = 200;
  private static final int PARTIAL = 206;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.code() == PARTIAL ? response.newBuilder().code(OK).build() : response;
  }
}
