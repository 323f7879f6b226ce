package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.Calls;
import io.github.azurebatch.camunda.local.Fault;
import io.github.azurebatch.camunda.local.Faults;
import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.local.impl.wire.Answer;
import io.github.azurebatch.camunda.local.impl.wire.Endpoint;
import io.github.azurebatch.camunda.local.impl.wire.ErrorBody;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Counts a call, lets its planned fault happen, and gives it to its endpoint. */
public final class Dispatcher {

  private final Function<Operation, Endpoint> endpoints;
  private final Faults faults;
  private final Calls calls;
  private final MovableClock clock;

  public Dispatcher(
      Function<Operation, Endpoint> endpoints, Faults faults, Calls calls, MovableClock clock) {
    this.endpoints = endpoints;
    this.faults = faults;
    this.calls = calls;
    this.clock = clock;
  }

  Answer answer(Operation operation, WireRequest request) throws IOException, InterruptedException {
    calls.add(operation);
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
