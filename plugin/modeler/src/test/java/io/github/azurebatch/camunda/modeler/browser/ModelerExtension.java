package io.github.azurebatch.camunda.modeler.browser;

import io.github.azurebatch.camunda.browser.Browser;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Opens a modeler for the tests of a class, and skips them where there is no Chromium. */
public final class ModelerExtension implements BeforeAllCallback, AfterAllCallback {

  private @Nullable Modeler modeler;

  @Override
  public void beforeAll(ExtensionContext context) {
    Optional<Browser> browser = Browser.ofThisMachine();
    Assumptions.assumeTrue(
        browser.isPresent(),
        "Skipped: needs Chromium and its driver on the search path (on Debian the packages chromium and chromium-driver)");
    modeler = new Modeler(browser.orElseThrow().open(), NpmPackages.install());
  }

  public Modeler modeler() {
    if (modeler == null) {
      throw new IllegalStateException("The modeler is open while the tests of a class run");
    }
    return modeler;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (modeler != null) {
      modeler.close();
    }
  }
}
