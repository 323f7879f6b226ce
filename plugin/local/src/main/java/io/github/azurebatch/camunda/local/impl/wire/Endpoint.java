package io.github.azurebatch.camunda.local.impl.wire;

import java.io.IOException;

/** Answers the requests of one operation. */
public interface Endpoint {

  Answer answer(WireRequest request) throws IOException, InterruptedException;
}
