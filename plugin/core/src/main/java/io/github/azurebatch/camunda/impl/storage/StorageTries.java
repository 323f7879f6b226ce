package io.github.azurebatch.camunda.impl.storage;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.github.azurebatch.camunda.impl.http.Deadline;
import io.github.azurebatch.camunda.impl.http.WholeAnswers;
import io.github.azurebatch.camunda.impl.throttle.Tries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.http.HttpTimeoutException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Tries each request several times, and ends all tries with the time of the call. It is placed
 * before the signing, so that each try has a fresh date.
 */
public record StorageTries(Tries tries) implements HttpPipelinePolicy {

  @Override
  public HttpResponse processSync(
      HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
    return make(context, () -> next.clone().processSync());
  }

  /** Some calls of the synchronous client are asynchronous inside. */
  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
    return Mono.fromCallable(
            () -> make(context, () -> Objects.requireNonNull(next.clone().process().block())))
        .subscribeOn(Schedulers.boundedElastic());
  }

  @Override
  public HttpPipelinePosition getPipelinePosition() {
    return HttpPipelinePosition.PER_CALL;
  }

  private HttpResponse make(HttpPipelineCallContext context, Supplier<HttpResponse> sending) {
    Deadline deadline = new Deadline(tries.limits().time());
    WholeAnswers.endAt(deadline, context);
    try {
      var request = new Request(context, context.getHttpRequest(), deadline, sending);
      return StorageAnswers.readable(tries.make(request).response());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Request(
      HttpPipelineCallContext context,
      HttpRequest original,
      Deadline deadline,
      Supplier<HttpResponse> sending)
      implements Tries.Request<Answer> {

    @Override
    public Answer send() throws IOException {
      context.setHttpRequest(original.copy());
      try {
        return fromStorage(sending.get());
      } catch (ClientAuthenticationException e) {
        throw e;
      } catch (RuntimeException e) {
        throw networkFailure(e);
      }
    }

    private static Answer fromStorage(HttpResponse response) throws IOException {
      String problem = StorageAnswers.problem(response);
      if (problem != null) {
        throw new ProtocolException(problem);
      }
      return new Answer(response);
    }

    /**
     * The failure of the network in the exception; the exception itself if it is of another kind.
     */
    private static IOException networkFailure(RuntimeException exception) {
      for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
        if (cause instanceof IOException failure) {
          return failure;
        }
        if (cause instanceof TimeoutException) {
          return new HttpTimeoutException(cause.getMessage());
        }
      }
      throw exception;
    }

    @Override
    public boolean isRepeatable() {
      return !deadline.left().isNegative();
    }
  }

  private record Answer(HttpResponse response) implements Tries.Answer {

    @Override
    public int status() {
      return response.getStatusCode();
    }

    @Override
    public @Nullable String retryAfter() {
      return response.getHeaderValue(HttpHeaderName.RETRY_AFTER);
    }

    @Override
    public void close() {
      response.close();
    }
  }
}
