package io.github.azurebatch.camunda.impl.http;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.CoreUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer whose body was read. */
final class WholeAnswer extends HttpResponse {

  private final HttpResponse answer;
  private final byte[] body;

  private WholeAnswer(HttpResponse answer, byte[] body) {
    super(answer.getRequest());
    this.answer = answer;
    this.body = body;
    if (body.length > 0 && answer.getRequest().getHttpMethod() != HttpMethod.HEAD) {
      answer.getHeaders().set(HttpHeaderName.CONTENT_LENGTH, String.valueOf(body.length));
    }
  }

  static Mono<HttpResponse> read(HttpResponse answer, CallLimits limits) {
    return answer
        .getBody()
        .collect(ByteArrayOutputStream::new, (body, part) -> append(body, part, limits))
        .map(body -> new WholeAnswer(answer, body.toByteArray()));
  }

  private static void append(ByteArrayOutputStream body, ByteBuffer part, CallLimits limits) {
    if (part.remaining() > limits.bodyBytes() - body.size()) {
      throw Exceptions.propagate(new IOException(limits.bodyIsTooLong()));
    }
    byte[] bytes = new byte[part.remaining()];
    part.get(bytes);
    body.writeBytes(bytes);
  }

  @Override
  public int getStatusCode() {
    return answer.getStatusCode();
  }

  @Deprecated
  @Override
  public @Nullable String getHeaderValue(String name) {
    return answer.getHeaders().getValue(HttpHeaderName.fromString(name));
  }

  @Override
  public @Nullable String getHeaderValue(HttpHeaderName name) {
    return answer.getHeaderValue(name);
  }

  @Override
  public HttpHeaders getHeaders() {
    return answer.getHeaders();
  }

  @Override
  public Flux<ByteBuffer> getBody() {
    return Flux.defer(() -> Flux.just(ByteBuffer.wrap(body).asReadOnlyBuffer()));
  }

  @Override
  public BinaryData getBodyAsBinaryData() {
    return BinaryData.fromBytes(body);
  }

  @Override
  public Mono<byte[]> getBodyAsByteArray() {
    return Mono.just(body);
  }

  @Override
  public Mono<String> getBodyAsString() {
    return Mono.fromCallable(
        () -> CoreUtils.bomAwareToString(body, getHeaderValue(HttpHeaderName.CONTENT_TYPE)));
  }

  @Override
  public Mono<String> getBodyAsString(Charset charset) {
    return Mono.fromCallable(() -> new String(body, charset));
  }
}
