package io.github.azurebatch.camunda.impl.http;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/**
 * Reads each answer whole as part of its request: an answer that is cut fails the try, and one that
 * trickles ends with the time of its call. The time limits of the client below are for the time
 * between two bytes, and do not end it.
 */
public final class WholeAnswers implements HttpClient {

  /** With these, the client below reads the body itself, however long it is. */
  private static final String READ_EAGERLY = "azure-eagerly-read-response";

  private static final String IGNORE_BODY = "azure-ignore-response-body";

  /** Reactor logs with a stack trace that the request fails that was cancelled in time. */
  private static final String DROPPED = "reactor.onErrorDropped.local";

  private static final Consumer<Throwable> IGNORED = failure -> {};

  private final HttpClient client;
  private final CallLimits limits;

  WholeAnswers(HttpClient client, CallLimits limits) {
    this.client = client;
    this.limits = limits;
  }

  /** Ends the requests of a call, all its tries, at the deadline. */
  public static void endAt(Deadline deadline, HttpPipelineCallContext call) {
    call.setData(Deadline.KEY, deadline);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return send(request, Context.NONE);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request, Context context) {
    Duration left = left(context);
    if (left.isZero() || left.isNegative()) {
      return Mono.error(timeIsOver());
    }
    return client
        .send(request, context.addData(READ_EAGERLY, false).addData(IGNORE_BODY, false))
        .flatMap(answer -> WholeAnswer.read(answer, limits))
        .timeout(left, Mono.error(this::timeIsOver))
        .contextWrite(reactor -> reactor.put(DROPPED, IGNORED));
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    try {
      HttpResponse answer = send(request, context).block();
      if (answer == null) {
        throw new IllegalStateException("The HTTP client gave no answer");
      }
      return answer;
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  private static RuntimeException failure(RuntimeException exception) {
    Throwable reason = Exceptions.unwrap(exception);
    if (reason instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new UncheckedIOException(
          new InterruptedIOException("Interrupted before there was an answer"));
    }
    return reason instanceof IOException io ? new UncheckedIOException(io) : exception;
  }

  private Duration left(Context context) {
    return context
        .getData(Deadline.KEY)
        .map(deadline -> ((Deadline) deadline).left())
        .orElse(limits.time());
  }

  private HttpTimeoutException timeIsOver() {
    return new HttpTimeoutException(limits.timeIsOver());
  }
}
