package io.github.azurebatch.camunda.examples.persistoutputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.local.LocalAzure;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

class LocalPartsTest {

  private static final IllegalStateException NO_NODE = new IllegalStateException("no node here");

  @Test
  void areNotStartedForAnAccountThatIsConfigured() {
    try (GenericApplicationContext context = new GenericApplicationContext()) {
      context
          .getEnvironment()
          .getPropertySources()
          .addLast(
              new MapPropertySource(
                  "account",
                  Map.of("camunda.bpm.azure-batch.accounts.main.batch.url", "https://b.example")));

      new LocalPartsInitializer().initialize(context);

      assertThat(context.getEnvironment().getPropertySources().contains("localParts")).isFalse();
    }
  }

  @Test
  void haveAPropertySourceThatNamesWhatItHas() {
    try (LocalAzure parts = LocalAzure.start()) {
      LocalPartsPropertySource source =
          new LocalPartsPropertySource(CompletableFuture.completedFuture(parts));

      assertThat(source.getPropertyNames())
          .hasSize(parts.properties().size() + 1)
          .allSatisfy(name -> assertThat(source.getProperty(name)).isNotNull());
    }
  }

  @Test
  void sayInAFewLinesWhyTheyDidNotStart() {
    LocalPartsPropertySource source =
        new LocalPartsPropertySource(CompletableFuture.failedFuture(NO_NODE));

    assertThatThrownBy(() -> source.getProperty("camunda.bpm.azure-batch.poll-interval"))
        .isInstanceOfSatisfying(
            LocalPartsException.class,
            failure -> assertThat(analysis(failure)).contains("no node here"));
  }

  private static String analysis(LocalPartsException failure) {
    FailureAnalysis analysis = new LocalPartsFailureAnalyzer().analyze(failure, failure);
    return analysis.getDescription();
  }
}
