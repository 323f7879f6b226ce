package io.github.azurebatch.camunda.spring.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Each property, wrong: one message names it as it was written, and says what is allowed. */
class WrongPropertiesTest {

  static final Map<String, String> ACCOUNT =
      Map.of(
          "accounts.default.batch.url", "https://b.westeurope.batch.azure.com",
          "accounts.default.batch.account-name", "b",
          "accounts.default.batch.account-key", "a2V5LW9mLWJhdGNo",
          "accounts.default.storage.endpoint", "https://s.blob.core.windows.net",
          "accounts.default.storage.account-name", "s",
          "accounts.default.storage.account-key", "a2V5LW9mLXN0b3JhZ2U=");

  private static final String BATCH = "accounts.default.batch.";
  private static final String STORAGE = "accounts.default.storage.";
  private static final String EVENTS = "accounts.default.events.";
  private static final String QUEUE = "the name of a queue, or a URL such as https://";
  private static final String SECRET = "S3cr3t";
  private static final String URL = "a URL such as https://";
  private static final String DURATION = "a duration from 1ms to 36500d";

  /**
   * A property with a value that it cannot have.
   *
   * @param shown what the message shows of the value; null for a value that it must not show
   */
  record Wrong(String property, String value, @Nullable String shown, String allowed) {

    static Wrong of(String property, String value, String allowed) {
      return new Wrong(property, value, "'" + value + "'", allowed);
    }

    static Wrong secret(String property, String value, String allowed) {
      return new Wrong(property, value, null, allowed);
    }

    static Wrong missing(String property, String allowed) {
      return new Wrong(property, " ", "is missing", allowed);
    }

    @Override
    public String toString() {
      return property + "=" + value;
    }
  }

  private static final Wrong ALLOWANCE =
      new Wrong("queue-allowance", "2d", null, "not shorter than queue-allowance");

  /** Spring Boot takes both names for the same, and so gives both accounts all values. */
  private static final Wrong OTHER_LETTERS =
      new Wrong("accounts.DEFAULT.batch.url", "", null, "not 'DEFAULT' in other letters");

  static Stream<Wrong> everyProperty() {
    return Stream.of(
            urls(BATCH + "url", "https://b.westeurope.batch.azure.com"),
            urls(STORAGE + "endpoint", "https://s.blob.core.windows.net"),
            Stream.of(
                Wrong.of(STORAGE + "endpoint", "https://s.blob.core.windows.net/outputs", URL),
                Wrong.of(BATCH + "url", "https://b.westeurope.batch.azure.com/jobs", URL),
                Wrong.missing(BATCH + "account-name", "the account's name"),
                Wrong.of(BATCH + "account-name", "b.westeurope", "letters and digits"),
                Wrong.secret(BATCH + "account-key", SECRET + " is no base64!", "base64"),
                Wrong.of(BATCH + "resource-id", "/subscriptions/1", "/resourceGroups/<group>"),
                Wrong.missing(STORAGE + "account-name", "the account's name"),
                Wrong.of(STORAGE + "account-name", "s.blob.core", "letters and digits"),
                Wrong.secret(STORAGE + "account-name", "AccountName=s;Key=" + SECRET, "letters"),
                Wrong.secret(STORAGE + "account-key", "sig=" + SECRET, "base64"),
                Wrong.of(STORAGE + "service-version", "2021-01-32", "2021-08-06"),
                Wrong.of(EVENTS + "queue", "Batch_Events", QUEUE),
                Wrong.of(EVENTS + "queue", "e", QUEUE),
                Wrong.of(EVENTS + "queue", "batch--events", QUEUE),
                Wrong.of(EVENTS + "queue", "https://s.queue.core.windows.net/", QUEUE),
                Wrong.of(EVENTS + "queue", "//s.queue.core.windows.net/q ueue", QUEUE),
                Wrong.secret(
                    EVENTS + "queue", "https://s.queue.core.windows.net/q?sig=" + SECRET, QUEUE),
                OTHER_LETTERS,
                Wrong.of("default-account", "other", "[default]"),
                Wrong.of("watcher-threads", "0", "from 1 to 1000"),
                Wrong.of("watcher-threads", "four", "from 1 to 1000"),
                Wrong.of("watcher-threads", "99999999999", "from 1 to 1000"),
                Wrong.of("retry-cycle", "every now and then", "PT30S,PT2M,PT10M"),
                Wrong.of("long-retry-cycle", "R/PT", "R5/PT1M"),
                Wrong.of("inline-limit", "-1", "from 0 to 2147483647 bytes"),
                Wrong.of("inline-limit", "many", "256KB"),
                Wrong.of("diagnosis-limit", "3GB", "from 0 to 2147483647 bytes"),
                Wrong.of("orphans", "delete", "terminate or report"),
                Wrong.of("deployment-checks", "lax", "strict or warn or off"),
                Wrong.of("on-cancel", "ignore", "terminate or leave"),
                Wrong.of("trust-unmarked-values", "yes", "true or false"),
                Wrong.of("reconcile-interval", "-1s", "or 0 for never"),
                ALLOWANCE,
                Wrong.of("max-signature-lifetime", "1h", "resource-file-lifetime, which is PT24H"),
                Wrong.missing("secrets.token", "not empty"),
                new Wrong("access.r.tenants", " ", "''", "ids of tenants"),
                Wrong.of("access.r.accounts", "other", "configured are [default]"),
                Wrong.of("access.r.jobs", "night/ly", "ids of Azure Batch jobs"),
                Wrong.of("access.r.containers", "Results", "names of containers in lower case"),
                Wrong.of("access.r.secrets", "token", "configured are []"),
                new Wrong("access.r.job", SECRET, null, "process-definitions"),
                new Wrong("poll-intervall", SECRET, null, "max-poll-interval"),
                new Wrong(BATCH + "uri", SECRET, null, "batch.url")),
            durations(EVENTS + "poll-interval"),
            Stream.of(
                    "poll-interval",
                    "max-poll-interval",
                    "audit-interval",
                    "watcher-time-limit",
                    "lease-duration",
                    "stuck-after",
                    "resource-file-lifetime",
                    "queue-allowance",
                    "max-signature-lifetime",
                    "reconcile-interval")
                .flatMap(WrongPropertiesTest::durations))
        .flatMap(rows -> rows);
  }

  private static Stream<Wrong> urls(String property, String url) {
    String host = url.substring("https://".length());
    return Stream.of(
        Wrong.missing(property, URL),
        Wrong.of(property, host, URL),
        Wrong.of(property, host + ":443", URL),
        Wrong.of(property, "ftp://" + host, URL),
        Wrong.of(property, "https:" + host, URL),
        Wrong.of(property, "https:///" + host, URL),
        Wrong.of(property, "https://my account", URL),
        Wrong.of(property, url + ":99999", URL),
        Wrong.secret(property, "https://user:" + SECRET + "@" + host, URL),
        Wrong.secret(property, url + "#" + SECRET + "=", URL),
        new Wrong(property, url + "?sv=1&sig=" + SECRET, "'" + url + "' with a query", URL),
        Wrong.secret(property, "DefaultEndpointsProtocol=https;AccountKey=" + SECRET, URL));
  }

  private static Stream<Wrong> durations(String property) {
    return Stream.of("-5s", "PT-5S", "five", "5 apples", "P1M", "99999999d", "PT0.0000001S")
        .map(value -> Wrong.of(property, value, DURATION));
  }

  @ParameterizedTest
  @MethodSource("everyProperty")
  void isNamedOnSpringBoot(Wrong wrong) {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(AzureBatchAutoConfiguration.class))
        .withPropertyValues(
            ofBoot(with(wrong)).entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .toArray(String[]::new))
        .run(
            context -> {
              Throwable failure = Objects.requireNonNull(context.getStartupFailure());
              FailureAnalysis analysis =
                  Objects.requireNonNull(new InvalidInputFailureAnalyzer().analyze(failure));
              assertSays(analysis.getDescription(), Prefixes.CAMUNDA + ".", wrong);
            });
  }

  @ParameterizedTest
  @MethodSource("everyProperty")
  void isNamedOnAPlainEngine(Wrong wrong) {
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
    plugin.setProperties(with(wrong));
    StandaloneInMemProcessEngineConfiguration engine =
        new StandaloneInMemProcessEngineConfiguration();
    engine.setProcessEnginePlugins(List.of(plugin));

    Throwable failure = catchThrowable(engine::buildProcessEngine);

    assertThat(failure).isInstanceOf(InvalidInputException.class);
    assertSays(String.valueOf(failure.getMessage()), "", wrong);
  }

  private static void assertSays(String message, String prefix, Wrong wrong) {
    assertThat(message)
        .contains(prefix + name(wrong))
        .contains(wrong.allowed())
        .doesNotContain(SECRET);
    if (wrong.shown() != null) {
      assertThat(message).contains(wrong.shown());
    }
  }

  /** A long queue allowance is wrong because the lifetime is too short for it. */
  private static String name(Wrong wrong) {
    if (wrong.equals(OTHER_LETTERS)) {
      return "accounts.default";
    }
    return wrong.equals(ALLOWANCE) ? "resource-file-lifetime" : wrong.property();
  }

  private static Map<String, String> with(Wrong wrong) {
    Map<String, String> properties = new HashMap<>(ACCOUNT);
    properties.put(wrong.property(), wrong.value());
    return properties;
  }

  static Map<String, Object> ofBoot(Map<String, String> properties) {
    Map<String, Object> full = new HashMap<>();
    properties.forEach((name, value) -> full.put(Prefixes.CAMUNDA + "." + name, value));
    return full;
  }

  @Test
  void isWhatAnEngineFromCamundaCfgXmlFailsWith() throws IOException {
    try (InputStream file = WrongPropertiesTest.class.getResourceAsStream("/camunda.cfg.xml")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
      InputStream wrong =
          new ByteArrayInputStream(text.replace("https://mybatch", "mybatch").getBytes(UTF_8));

      Throwable failure =
          catchThrowable(
              () ->
                  ProcessEngineConfiguration.createProcessEngineConfigurationFromInputStream(wrong)
                      .buildProcessEngine());

      assertThat(failure)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("The property 'accounts.default.batch.url' is 'mybatch.")
          .hasMessageContaining(URL);
    }
  }

  @Test
  void everyPropertyIsTried() {
    List<String> tried = everyProperty().map(Wrong::property).distinct().toList();

    assertThat(tried)
        .containsAll(AzureBatchConfiguration.propertyNames())
        .containsAll(
            AzureBatchConfiguration.accountPropertyNames().stream()
                .map("accounts.default."::concat)
                .toList());
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    Map<String, String> properties = new HashMap<>(ACCOUNT);
    properties.put("poll-interval", "0");
    properties.put(STORAGE + "endpoint", "s.blob.core.windows.net");
    properties.remove(BATCH + "account-name");
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
    plugin.setProperties(properties);

    assertThat(catchThrowable(plugin::beans))
        .hasMessageContaining("3 settings are wrong")
        .hasMessageContaining("'poll-interval' is '0'")
        .hasMessageContaining("'accounts.default.storage.endpoint'")
        .hasMessageContaining("'accounts.default.batch.account-name' is missing");
  }
}
