package io.github.azurebatch.camunda.impl.storage;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Makes each call wait at the account's gate: before it is made, and after it was throttled. */
final class Throttling implements HttpPipelinePolicy {

  private static final int TRIES = 3;

  private final Gate gate;

  Throttling(Gate gate) {
    this.gate = gate;
  }

  @Override
  public HttpResponse processSync(
      HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
    HttpRequest request = context.getHttpRequest();
    Duration patience = Gate.PATIENCE;
    for (int left = TRIES - 1; ; left--) {
      patience = patience.minus(waitAtTheGate(patience));
      context.setHttpRequest(request.copy());
      HttpResponse response = next.clone().processSync();
      if (!throttles(response) || left == 0) {
        return response;
      }
      response.close();
    }
  }

  /** Some calls of the synchronous client are asynchronous inside. */
  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
    return process(context, next, context.getHttpRequest(), Gate.PATIENCE, TRIES - 1);
  }

  private Mono<HttpResponse> process(
      HttpPipelineCallContext context,
      HttpPipelineNextPolicy next,
      HttpRequest request,
      Duration patience,
      int left) {
    Mono<Duration> wait = Mono.fromCallable(() -> waitAtTheGate(patience));
    return (gate.isOpen() ? wait : wait.subscribeOn(Schedulers.boundedElastic()))
        .flatMap(
            waited -> {
              context.setHttpRequest(request.copy());
              return next.clone()
                  .process()
                  .flatMap(
                      response -> {
                        if (!throttles(response) || left == 0) {
                          return Mono.just(response);
                        }
                        response.close();
                        return process(context, next, request, patience.minus(waited), left - 1);
                      });
            });
  }

  @Override
  public HttpPipelinePosition getPipelinePosition() {
    return HttpPipelinePosition.PER_CALL;
  }

  private boolean throttles(HttpResponse response) {
    return gate.closesOn(
        response.getStatusCode(), response.getHeaderValue(HttpHeaderName.RETRY_AFTER));
  }

  private Duration waitAtTheGate(Duration patience) {
    try {
      return gate.pass(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      var interrupted = new InterruptedIOException("Interrupted while the account is throttled");
      interrupted.initCause(e);
      throw new UncheckedIOException(interrupted);
    }
  }
}
