package io.github.azurebatch.camunda.examples.persistoutputs;

import io.github.azurebatch.camunda.local.LocalAzure;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** Starts the local parts, while the application starts, if no account is configured. */
final class LocalPartsInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (!hasAccount(context.getEnvironment())) {
      CompletableFuture<LocalAzure> parts = CompletableFuture.supplyAsync(LocalAzure::start);
      context.getEnvironment().getPropertySources().addLast(new LocalPartsPropertySource(parts));
      closeLast(context, parts);
    }
  }

  private static boolean hasAccount(ConfigurableEnvironment environment) {
    return Binder.get(environment)
        .bind(
            LocalPartsPropertySource.PREFIX + "accounts",
            Bindable.mapOf(String.class, Object.class))
        .isBound();
  }

  /** What is registered first is destroyed last, after the process engine. */
  private static void closeLast(
      ConfigurableApplicationContext context, CompletableFuture<LocalAzure> parts) {
    if (context.getBeanFactory() instanceof DefaultListableBeanFactory beans) {
      beans.registerDisposableBean("localParts", () -> close(parts));
    }
  }

  /** Parts that did not start have failed the reading of their properties. */
  private static void close(CompletableFuture<LocalAzure> parts) {
    if (!parts.isCompletedExceptionally()) {
      parts.join().close();
    }
  }
}
