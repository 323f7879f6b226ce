package io.github.azurebatch.camunda.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.http.HttpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** What an orchestrator is told of an application whose Azure accounts cannot be reached. */
class ProbesTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Has a port and refuses connections, since it does not listen. Nobody else gets the port. */
  private static final Socket NOBODY = new Socket();

  @BeforeAll
  static void takeAPort() throws IOException {
    NOBODY.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterAll
  static void freeThePort() throws IOException {
    NOBODY.close();
  }

  /** Nothing is cured by starting the application again. */
  @Test
  void itIsAliveAndTakesRequestsWithoutAzure() throws IOException {
    Properties probes = new Properties();
    probes.put("management.endpoint.health.probes.enabled", "true");

    try (ConfigurableApplicationContext application = startWithoutAzure(probes)) {
      awaitDown(application, "health");

      assertThat(get(application, "health/liveness").statusCode()).isEqualTo(200);
      assertThat(get(application, "health/readiness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void itTakesNoRequestsWhereTheReadinessIsToTell() throws IOException {
    try (ConfigurableApplicationContext application = startWithoutAzure(documented())) {
      awaitDown(application, "health/readiness");

      assertThat(get(application, "health/readiness").body()).isEqualTo("{\"status\":\"DOWN\"}");
      assertThat(get(application, "health/liveness").statusCode()).isEqualTo(200);
    }
  }

  private static Properties documented() throws IOException {
    return PropertiesLoaderUtils.loadProperties(new ClassPathResource("probes.properties"));
  }

  private static ConfigurableApplicationContext startWithoutAzure(Properties probes) {
    Map<String, String> account = new HashMap<>(WrongPropertiesTest.ACCOUNT);
    String nobody = "http://127.0.0.1:" + NOBODY.getLocalPort();
    account.put("accounts.default.batch.url", nobody);
    account.put("accounts.default.storage.endpoint", nobody + "/s");
    account.put("poll-interval", "50ms");
    Map<String, Object> properties = WrongPropertiesTest.ofBoot(account);
    probes.forEach((name, value) -> properties.put(name.toString(), value));
    properties.put("server.port", "0");
    properties.put("spring.datasource.generate-unique-name", "true");
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.SERVLET)
        .properties(properties)
        .run();
  }

  private static void awaitDown(ConfigurableApplicationContext application, String path) {
    await().atMost(SOON).until(() -> get(application, path).statusCode() == 503);
  }

  private static HttpResponse<String> get(ConfigurableApplicationContext application, String path) {
    int port = ((ServletWebServerApplicationContext) application).getWebServer().getPort();
    URI uri = URI.create("http://127.0.0.1:%d/actuator/%s".formatted(port, path));
    try {
      return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @EnableAutoConfiguration
  static class Application {

    /** Three tries of a call take no seconds. */
    @Bean
    HttpSettings http() {
      return HttpSettings.defaults().withFirstPause(Duration.ofMillis(50));
    }
  }
}
