package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.wire.Answer;
import io.github.azurebatch.camunda.local.impl.wire.ErrorBody;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Gives the service's form to the refusals of the server, which are of its own form otherwise. */
final class UnreadableRequests implements Request.Handler {

  private final Clock clock;

  UnreadableRequests(Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String requestId = UUID.randomUUID().toString();
    int status = response.getStatus();
    ErrorCode code = code(status);
    Answer answer =
        Answer.of(status)
            .body(
                new Answer.JsonBody(
                    ErrorBody.answer(
                        RequestReader.baseUrl(request),
                        ErrorBody.of(
                            code.code(), code.message(), Map.of(), requestId, clock.instant()))));
    try {
      new AnswerWriter(request, response, requestId, clock.instant()).write(answer);
      callback.succeeded();
    } catch (IOException e) {
      callback.failed(e);
    }
    return true;
  }

  private static ErrorCode code(int status) {
    return switch (status) {
      case 414 -> ErrorCode.INVALID_URI;
      case 431 -> ErrorCode.INVALID_HEADER_VALUE;
      default -> status < 500 ? ErrorCode.INVALID_INPUT : ErrorCode.INTERNAL_ERROR;
    };
  }
}
