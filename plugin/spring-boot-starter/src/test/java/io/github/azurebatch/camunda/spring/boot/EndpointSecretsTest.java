package io.github.azurebatch.camunda.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.local.LocalAzure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * What every endpoint of the actuator answers, with all values shown, has no key and no secret,
 * wherever the application has its properties from.
 */
class EndpointSecretsTest {

  private static final String PREFIX = "camunda.bpm.azure-batch.";
  private static final String TOKEN = "t0ken/7d3e\"b91c";
  private static final String ELSEWHERE = "kept-elsewhere-5f21";
  private static final String SHORT = "s3c";
  private static final String SIGNED = "https://a.test/c?sp=r&sig=c2lnbmF0dXJlIG9mIHRoaXMgdGVzdA";
  private static final Pattern LINK = Pattern.compile("\"href\":\"([^\"{]+)\"");
  private static final Pattern NAME = Pattern.compile("\"([\\w.-]+)\"");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static LocalAzure azure;
  private static ConfigurableApplicationContext application;

  @BeforeAll
  static void start() {
    azure = LocalAzure.start();
    Map<String, String> account = new HashMap<>(azure.properties());
    String batchKey = account.remove("accounts.default.batch.account-key");
    account.put("accounts.default.batch.account-key", "${their.key}");
    account.remove("accounts.default.storage.account-key");
    account.put("secrets.elsewhere", "${their.secret}");
    account.put("secrets.short", SHORT);
    Map<String, Object> properties = WrongPropertiesTest.ofBoot(account);
    properties.putAll(shown());
    properties.put("their.key", batchKey);
    properties.put("their.secret", ELSEWHERE);
    properties.put("operaton.bpm.azure-batch.secrets.brief", SHORT);
    properties.put("their.link", SIGNED);
    properties.put("spring.application.json", json(Map.of(PREFIX + "secrets.token", TOKEN)));
    application =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.SERVLET)
            .properties(properties)
            .initializers(EndpointSecretsTest::addEnvironment)
            .run("--" + PREFIX + "secrets.argument=" + TOKEN);
  }

  private static Map<String, Object> shown() {
    return Map.of(
        "server.port", "0",
        "spring.datasource.generate-unique-name", "true",
        "management.endpoints.web.exposure.include", "*",
        "management.endpoint.heapdump.access", "none",
        "management.endpoint.env.show-values", "always",
        "management.endpoint.configprops.show-values", "always",
        "management.endpoint.health.show-details", "always",
        "management.endpoint.health.show-components", "always");
  }

  /** As variables of the environment have it. */
  private static void addEnvironment(ConfigurableApplicationContext context) {
    Map<String, Object> variables = new HashMap<>(System.getenv());
    variables.put(
        "CAMUNDA_BPM_AZUREBATCH_ACCOUNTS_DEFAULT_STORAGE_ACCOUNTKEY", azure.storage().accountKey());
    variables.put("CAMUNDA_BPM_AZUREBATCH_ACCOUNTS_DEFAULT_BATCH_KEY", "misspelled-" + SHORT);
    String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    context
        .getEnvironment()
        .getPropertySources()
        .replace(name, new SystemEnvironmentPropertySource(name, variables));
  }

  private static String json(Map<String, String> properties) {
    Map.Entry<String, String> only = properties.entrySet().iterator().next();
    return "{\"%s\": \"%s\"}".formatted(only.getKey(), only.getValue().replace("\"", "\\\""));
  }

  @AfterAll
  static void stop() {
    application.close();
    azure.close();
  }

  @Test
  void answerWithoutKeysSecretsAndSignatures() {
    await().atMost(Duration.ofSeconds(60)).until(() -> get("/health").contains("answered at"));

    List<String> paths = paths();

    assertThat(paths)
        .contains("/env", "/configprops", "/beans", "/health", "/loggers", "/threaddump")
        .contains("/mappings", "/conditions", "/metrics/camunda.azurebatch.waits")
        .contains("/env/their.key", "/env/" + PREFIX + "secrets.token");
    for (String path : paths) {
      String answer = get(path);
      secrets()
          .forEach(
              secret ->
                  assertThat(answer.contains(secret))
                      .as("'%s...' in %s", secret.substring(0, 3), path)
                      .isFalse());
    }
  }

  @Test
  void hideOursAndNoOthers() {
    assertThat(get("/env/CAMUNDA_BPM_AZUREBATCH_ACCOUNTS_DEFAULT_STORAGE_ACCOUNTKEY"))
        .contains("\"value\":\"******\"");
    assertThat(get("/env/" + PREFIX + "secrets.short")).contains("\"value\":\"******\"");
    assertThat(get("/env/operaton.bpm.azure-batch.secrets.brief")).contains("\"value\":\"******\"");
    assertThat(get("/env/their.key")).contains("\"value\":\"[secret cut]\"");
    assertThat(get("/env/their.link")).contains("?sp=r&[signature cut]");
    assertThat(get("/env/spring.application.json")).contains("secrets.token", "[secret cut]");
    assertThat(get("/env/" + PREFIX + "accounts.default.batch.url")).contains(azure.batch().url());
  }

  private static Stream<String> secrets() {
    return Stream.of(
        azure.batch().accountKey(),
        azure.storage().accountKey(),
        TOKEN,
        TOKEN.replace("\"", "\\\""),
        TOKEN.replace("\"", "\\\\\\\""),
        ELSEWHERE,
        "misspelled-" + SHORT,
        "sig=",
        "Bearer ");
  }

  /** All endpoints, each metric, and each property by itself. */
  private static List<String> paths() {
    List<String> links =
        LINK.matcher(get("")).results().map(link -> path(link)).filter(p -> !p.isEmpty()).toList();
    Stream<String> metrics = names(get("/metrics")).map(name -> "/metrics/" + name);
    Stream<String> properties =
        names(get("/env"))
            .filter(name -> name.startsWith(PREFIX) || name.startsWith("their."))
            .map(name -> "/env/" + name);
    return Stream.of(links.stream(), metrics, properties)
        .flatMap(paths -> paths)
        .distinct()
        .toList();
  }

  private static String path(MatchResult link) {
    return link.group(1).replaceFirst(".*/actuator", "");
  }

  private static Stream<String> names(String json) {
    return NAME.matcher(json).results().map(name -> name.group(1)).distinct();
  }

  private static String get(String path) {
    int port = ((ServletWebServerApplicationContext) application).getWebServer().getPort();
    URI url = URI.create("http://localhost:" + port + "/actuator" + path);
    try {
      return HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @EnableAutoConfiguration
  static class Application {}
}
