package io.github.azurebatch.camunda.impl.batch.sdk.call;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Turns status 206 of a part of a file into 200, the only success that the SDK accepts. */
final class PartialContent implements Interceptor {

  private static final int OK = 200;
  private static final int PARTIAL = 206;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.code() == PARTIAL ? response.newBuilder().code(OK).build() : response;
  }
}
