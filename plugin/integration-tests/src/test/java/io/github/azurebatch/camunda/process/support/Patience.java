package io.github.azurebatch.camunda.process.support;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets tests wait for a minute, not for ten seconds, for what comes at once: other modules of the
 * build keep the machine busy. JUnit finds it as a service.
 */
public final class Patience implements BeforeAllCallback {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(LONGEST);
  }
}
