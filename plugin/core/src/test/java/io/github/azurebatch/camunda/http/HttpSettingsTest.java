package io.github.azurebatch.camunda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.local.LocalAzure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the application says of the network holds for the clients of both SDKs. */
class HttpSettingsTest {

  private static final Duration SHORT = Duration.ofMillis(200);

  private static LocalAzure azure;

  @BeforeAll
  static void startTheServices() {
    azure = LocalAzure.start();
  }

  @AfterAll
  static void stopTheServices() {
    azure.close();
  }

  @Test
  void sendsTheRequestsToBothServicesThroughTheProxy() {
    try (CountingProxy proxy = new CountingProxy()) {
      HttpSettings settings = HttpSettings.defaults().withProxy(ProxySelector.of(proxy.address()));
      AzureBatchConfiguration configuration = configuration(azure.properties(), settings);
      AzureBatchAccount account = Objects.requireNonNull(configuration.accounts().get("default"));

      try (Accounts accounts = new Accounts(configuration, Clock.systemUTC())) {
        AccountClients clients = accounts.get(null);
        clients.batch().check();
        clients.storage().createContainer("through-the-proxy");

        assertThat(clients.storage().list("through-the-proxy", "")).isEmpty();
      }
      assertThat(proxy.requestsTo(account.batch().url())).isEqualTo(1);
      assertThat(proxy.requestsTo(account.storage().blobEndpoint())).isEqualTo(2);
    }
  }

  @Test
  void givesUpOnBothServicesAfterTheTimeLimitAndThePauses() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + silent.getLocalPort();
      Map<String, String> properties = new HashMap<>(azure.properties());
      properties.put("accounts.default.batch.url", url);
      properties.put("accounts.default.storage.endpoint", url);
      HttpSettings settings =
          HttpSettings.defaults().withTimeouts(SHORT, SHORT).withFirstPause(SHORT);

      try (Accounts accounts =
          new Accounts(configuration(properties, settings), Clock.systemUTC())) {
        AccountClients clients = accounts.get(null);
        assertGivesUp(clients.batch()::check);
        assertGivesUp(clients.storage()::check);
      }
    }
  }

  private static void assertGivesUp(Runnable call) {
    long begin = System.nanoTime();

    assertThatThrownBy(call::run).isInstanceOf(UnavailableException.class);

    // three tries of 0.2 seconds, and pauses of 0.2 and about 0.6; by default the pauses take
    // longer
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isLessThan(HttpSettings.defaults().firstPause().multipliedBy(4));
  }

  @Test
  void refusesATimeLimitOfNothing() {
    assertThatThrownBy(() -> HttpSettings.defaults().withTimeouts(Duration.ZERO, SHORT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("connectTimeout is PT0S; allowed is a duration above zero");
    assertThatThrownBy(() -> HttpSettings.defaults().withTimeouts(SHORT, SHORT.negated()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("readTimeout");
    assertThatThrownBy(() -> HttpSettings.defaults().withFirstPause(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("firstPause");
  }

  private static AzureBatchConfiguration configuration(
      Map<String, String> properties, HttpSettings settings) {
    return AzureBatchConfiguration.fromProperties(
        "", properties, builder -> builder.http(settings));
  }
}
