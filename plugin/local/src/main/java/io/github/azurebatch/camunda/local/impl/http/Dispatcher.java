package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.wire.Answer;
import io.github.azurebatch.camunda.local.impl.wire.Endpoint;
import io.github.azurebatch.camunda.local.impl.wire.ErrorBody;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Records a call, lets its planned fault happen, and gives it to its endpoint. */
public final class Dispatcher {

  private final Function<Operation, Endpoint> endpoints;
  private final FaultPlan faults;
  private final CallRecorder calls;
  private final MovableClock clock;

  public Dispatcher(
      Function<Operation, Endpoint> endpoints,
      FaultPlan faults,
      CallRecorder calls,
      MovableClock clock) {
    this.endpoints = endpoints;
    this.faults = faults;
    this.calls = calls;
    this.clock = clock;
  }

  Answer answer(Operation operation, WireRequest request) throws IOException, InterruptedException {
    calls.received(operation);
    int status = ErrorCode.INTERNAL_ERROR.status();
    try {
      Answer answer = served(operation, request);
      status = answer.status();
      return answer;
    } catch (ServiceException e) {
      status = e.code().status();
      throw e;
    } catch (DroppedException e) {
      status = CallRecorder.NO_ANSWER;
      throw e;
    } finally {
      calls.answered(operation, request.ids(), status);
    }
  }

  private Answer served(Operation operation, WireRequest request)
      throws IOException, InterruptedException {
    Optional<Fault> fault = faults.take(operation, request.ids());
    return fault.isEmpty()
        ? endpoints.apply(operation).answer(request)
        : faulty(fault.get(), operation, request);
  }

  private Answer faulty(Fault fault, Operation operation, WireRequest request)
      throws IOException, InterruptedException {
    if (fault instanceof Fault.Status status) {
      return error(status, request);
    }
    if (fault instanceof Fault.Text text) {
      return Answer.of(text.status()).body(new Answer.TextBody(text.contentType(), text.text()));
    }
    if (fault instanceof Fault.Delay delay) {
      clock.awaitUntil(clock.instant().plus(delay.delay()));
      return endpoints.apply(operation).answer(request);
    }
    if (fault instanceof Fault.DropAfter) {
      endpoints.apply(operation).answer(request);
    }
    throw new DroppedException();
  }

  private static Answer error(Fault.Status fault, WireRequest request) {
    Answer answer =
        Answer.of(fault.status())
            .body(
                new Answer.JsonBody(
                    ErrorBody.answer(
                        request.baseUrl(),
                        ErrorBody.of(
                            fault.code(),
                            "A planned fault.",
                            Map.of(),
                            request.requestId(),
                            request.received()))));
    return fault.retryAfter() == null
        ? answer
        : answer.header("Retry-After", String.valueOf(fault.retryAfter().toSeconds()));
  }
}
