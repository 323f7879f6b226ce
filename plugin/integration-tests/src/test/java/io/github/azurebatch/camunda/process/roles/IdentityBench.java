package io.github.azurebatch.camunda.process.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * An engine with an identity for each test, and guarded services that all tests of a run share. A
 * call without a declared permission fails the test that makes it.
 */
final class IdentityBench implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

  private @Nullable GuardedServices services;
  private @Nullable IdentityEngine engine;

  @Override
  public void beforeAll(ExtensionContext context) {
    services =
        context
            .getRoot()
            .getStore(Namespace.create(IdentityBench.class))
            .getOrComputeIfAbsent(Started.class, key -> Started.now(), Started.class)
            .services();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    services().forgetCalls();
    engine = IdentityEngine.on(services());
    run().everyTaskSucceeds();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    engine().close();
    services().batch().terminateAllTasks();
    services().batch().pools().reset();
    assertThat(services().unknownCalls()).as("calls without a declared permission").isEmpty();
  }

  GuardedServices services() {
    return Objects.requireNonNull(services);
  }

  IdentityEngine engine() {
    return Objects.requireNonNull(engine);
  }

  FeatureRun run() {
    return new FeatureRun(services(), engine());
  }

  private record Started(GuardedServices services) implements CloseableResource {

    static Started now() {
      try {
        Path directory = Files.createTempDirectory("loopback");
        GuardedServices services = GuardedServices.in(directory);
        createContainerAsAnAdministrator(services);
        return new Started(services);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void createContainerAsAnAdministrator(GuardedServices services) {
      services.give(Feature.STORAGE.own());
      try (IdentityEngine administrator = IdentityEngine.on(services)) {
        administrator
            .plugin()
            .outputs()
            .storage()
            .createContainer(
                PageRow.GIVEN_CONTAINER, Map.of("camunda_tenant", IdentityEngine.TENANT));
      }
    }

    @Override
    public void close() {
      services.close();
    }
  }
}
