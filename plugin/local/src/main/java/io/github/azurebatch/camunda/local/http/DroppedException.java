package io.github.azurebatch.camunda.local.http;

import java.io.IOException;

/** The connection is to be closed without an answer. */
final class DroppedException extends IOException {

  DroppedException() {
    super("A planned fault drops this connection");
  }
}
