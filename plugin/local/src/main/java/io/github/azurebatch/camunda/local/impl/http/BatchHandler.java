package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.wire.Answer;
import io.github.azurebatch.camunda.local.impl.wire.ErrorBody;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one HTTP request; a failure becomes an error answer. */
final class BatchHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(BatchHandler.class);

  private final RequestReader reader;
  private final Dispatcher dispatcher;
  private final MovableClock clock;

  BatchHandler(RequestReader reader, Dispatcher dispatcher, MovableClock clock) {
    this.reader = reader;
    this.dispatcher = dispatcher;
    this.clock = clock;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String requestId = UUID.randomUUID().toString();
    try {
      Answer answer = answer(request, requestId);
      if (answer.status() >= 400 && RestOfBody.mayBeTooLong(request)) {
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
      }
      new AnswerWriter(request, response, requestId, clock.instant()).write(answer);
      new RestOfBody(request, callback).run();
    } catch (DroppedException e) {
      request.getConnectionMetaData().getConnection().getEndPoint().close();
      callback.failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      callback.failed(e);
    } catch (IOException e) {
      LOG.debug("The answer to {} {} was not sent.", request.getMethod(), path(request), e);
      callback.failed(e);
    }
    return true;
  }

  private Answer answer(Request request, String requestId)
      throws IOException, InterruptedException {
    try {
      RequestReader.Routed routed = reader.read(request, requestId);
      return dispatcher.answer(routed.operation(), routed.request());
    } catch (ServiceException e) {
      LOG.debug("{} {}: {}", request.getMethod(), path(request), e.code().code());
      return refusal(request, requestId, e);
    } catch (DroppedException e) {
      throw e;
    } catch (RuntimeException | IOException e) {
      LOG.error("The request {} {} failed.", request.getMethod(), path(request), e);
      return refusal(request, requestId, new ServiceException(ErrorCode.INTERNAL_ERROR));
    }
  }

  private Answer refusal(Request request, String requestId, ServiceException refusal) {
    if (refusal.code() == ErrorCode.NOT_MODIFIED) {
      // HTTP allows it no body
      return Answer.of(refusal.code().status());
    }
    return Answer.of(refusal.code().status())
        .body(
            new Answer.JsonBody(
                ErrorBody.answer(
                    RequestReader.baseUrl(request),
                    ErrorBody.of(refusal, requestId, clock.instant()))));
  }

  private static String path(Request request) {
    return request.getHttpURI().getPath();
  }
}
