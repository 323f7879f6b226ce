package io.github.azurebatch.camunda.network;

import io.github.azurebatch.camunda.RawAnswer;
import io.github.azurebatch.camunda.RawServer;

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
}
