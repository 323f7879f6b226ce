package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.wire.Urls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operation that a request is for, and the ids in its path. */
record Route(Operation operation, List<String> ids) {

  private static final String VARIABLE = "*";

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
      return ids(operation.path().split("/"), rawPath.split("/", -1));
    } catch (IllegalArgumentException e) {
      throw new ServiceException(ErrorCode.INVALID_URI);
    }
  }

  /**
   * The values of the variable segments if the path is the operation's.
   *
   * @param actual not decoded: the path of a task's file is one segment with encoded slashes
   */
  private static Optional<List<String>> ids(String[] expected, String[] actual) {
    if (actual.length != expected.length) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < actual.length; i++) {
      if (expected[i].equals(VARIABLE) && !actual[i].isEmpty()) {
        values.add(Urls.decode(actual[i]));
      } else if (!expected[i].equals(actual[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
