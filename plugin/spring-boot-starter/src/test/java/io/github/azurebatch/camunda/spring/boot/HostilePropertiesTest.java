package io.github.azurebatch.camunda.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Any value of any property, in forms of its name, is taken or refused by the typed error. */
class HostilePropertiesTest {

  private static final List<Object> VALUES =
      List.of(
          "",
          " ",
          "\u0000",
          "\uD83D",
          "${gone}",
          "${gone:}",
          "#{1}",
          "a,b",
          "[0]",
          "{\"a\":1}",
          "99999999999999999999999",
          "-1",
          "PT",
          "P99999999999D",
          "1e999999999",
          "https://[",
          "?".repeat(10_000),
          Integer.MIN_VALUE,
          Double.NaN,
          true,
          List.of("a", "b"));

  static Stream<String> names() {
    return Stream.of(
            AzureBatchConfiguration.propertyNames().stream(),
            AzureBatchConfiguration.accountPropertyNames().stream()
                .map("accounts.default."::concat),
            AzureBatchConfiguration.accessPropertyNames().stream().map("access.rule."::concat),
            Stream.of("accounts", "accounts.default", "access", "access.rule", "secrets"),
            Stream.of("secrets.token", "secrets.a.b", "secrets[0]", "accounts[a b].batch.url"),
            Stream.of("unknown", "poll-interval[0]", "poll-interval.more", "access.rule.jobs[1]"))
        .flatMap(names -> names);
  }

  @ParameterizedTest
  @MethodSource("names")
  void areTakenOrRefusedByTheTypedError(String name) {
    for (Object value : VALUES) {
      isTakenOrRefused(name, value);
      isTakenOrRefused(name.replace("-", ""), value);
      isTakenOrRefused(name.replace("-", "_"), value);
    }
  }

  private static void isTakenOrRefused(String name, Object value) {
    Map<String, Object> properties = WrongPropertiesTest.ofBoot(WrongPropertiesTest.ACCOUNT);
    properties.put(Prefixes.CAMUNDA + "." + name, value);
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
    try {
      Map<String, String> read = new HashMap<>(WrittenProperties.of(environment).byName());
      AzureBatchConfiguration.fromProperties(Prefixes.CAMUNDA + ".", read, builder -> {});
    } catch (InvalidInputException e) {
      assertThat(e).hasMessageContaining(Prefixes.CAMUNDA);
    } catch (BindException e) {
      // Spring Boot's own: a text stands where a group of properties has to
      assertThat(e.getName().toString()).startsWith(Prefixes.CAMUNDA);
    } catch (RuntimeException e) {
      throw new AssertionError("%s=%s".formatted(name, value), e);
    }
  }
}
