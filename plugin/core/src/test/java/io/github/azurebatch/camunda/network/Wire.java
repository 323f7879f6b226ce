package io.github.azurebatch.camunda.network;

import io.github.azurebatch.camunda.RawAnswer;
import io.github.azurebatch.camunda.RawServer;
import java.util.Set;

/** The form of a service's answers. */
interface Wire {

  /**
   * An error in the service's form.
   *
   * @param quoted a text that it quotes
   */
  RawAnswer refusal(int status, String quoted);

  /** The answer with what the fault changes in its body. */
  RawAnswer changed(NetworkFault fault, RawServer.Request request, RawAnswer answer);

  /** The fields of the answer's body, however deep; those of the items of a list are the same. */
  Set<String> fields(RawAnswer answer);

  /** The answer without this field, wherever it is. */
  RawAnswer without(String field, RawAnswer answer);
}
