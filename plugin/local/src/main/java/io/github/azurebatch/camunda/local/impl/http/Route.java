package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import java.util.List;
import java.util.Optional;

/** The operation that a request is for, and the ids in its path. */
record Route(Operation operation, List<String> ids) {

  static Route of(String method, String rawPath) {
    boolean known = false;
    for (Operation operation : Operation.values()) {
      Optional<List<String>> ids = match(operation, rawPath);
      if (ids.isPresent() && operation.method().equals(method)) {
        return new Route(operation, ids.get());
      }
      known |= ids.isPresent();
    }
    throw new ServiceException(known ? ErrorCode.UNSUPPORTED_HTTP_VERB : ErrorCode.INVALID_URI);
  }

  private static Optional<List<String>> match(Operation operation, String rawPath) {
    try {
      return operation.match(rawPath);
    } catch (IllegalArgumentException e) {
      throw new ServiceException(ErrorCode.INVALID_URI);
    }
  }
}
