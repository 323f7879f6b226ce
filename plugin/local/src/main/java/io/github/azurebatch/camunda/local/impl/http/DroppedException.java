package io.github.azurebatch.camunda.local.impl.http;

import java.io.IOException;
import org.eclipse.jetty.io.QuietException;

/** The connection is to be closed without an answer. */
final class DroppedException extends IOException implements QuietException {

  DroppedException() {
    super("A planned fault drops this connection");
  }
}
