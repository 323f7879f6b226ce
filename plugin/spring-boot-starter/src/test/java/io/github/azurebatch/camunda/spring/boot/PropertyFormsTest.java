package io.github.azurebatch.camunda.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.config.AccessRule;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The forms in which Spring Boot takes the name of a property. */
class PropertyFormsTest {

  private static final Map<String, String> IN_THE_ENVIRONMENT =
      Map.of(
          "CAMUNDA_BPM_AZUREBATCH_ACCOUNTS_DEFAULT_BATCH_URL", "https://b.test",
          "CAMUNDA_BPM_AZUREBATCH_ACCOUNTS_DEFAULT_BATCH_ACCOUNTNAME", "b",
          "CAMUNDA_BPM_AZUREBATCH_ACCOUNTS_DEFAULT_BATCH_ACCOUNTKEY", "a2V5",
          "CAMUNDA_BPM_AZUREBATCH_ACCOUNTS_DEFAULT_STORAGE_ENDPOINT", "https://s.test",
          "CAMUNDA_BPM_AZUREBATCH_ACCOUNTS_DEFAULT_STORAGE_ACCOUNTNAME", "s",
          "CAMUNDA_BPM_AZUREBATCH_ACCOUNTS_DEFAULT_STORAGE_ACCOUNTKEY", "a2V5",
          "CAMUNDA_BPM_AZUREBATCH_MAXPOLLINTERVAL", "20s",
          "CAMUNDA_BPM_AZURE_BATCH_POLL_INTERVAL", "2s",
          "CAMUNDA_BPM_AZUREBATCH_SECRETS_TOKEN", "s3cr3t",
          "CAMUNDA_BPM_AZUREBATCH_OTHERSUSETHISTOO", "1");

  private final StandardEnvironment environment = new StandardEnvironment();

  @Test
  void areReadFromEnvironmentVariables() {
    givenEnvironment(IN_THE_ENVIRONMENT);

    AzureBatchConfiguration read = read();

    assertThat(read.accounts()).containsOnlyKeys("default");
    assertThat(Objects.requireNonNull(read.accounts().get("default")).batch().name())
        .isEqualTo("b");
    assertThat(read.maxPollInterval()).isEqualTo(Duration.ofSeconds(20));
    assertThat(read.pollInterval()).isEqualTo(Duration.ofSeconds(2));
    assertThat(read.secrets().values()).extracting(Secret::reveal).containsExactly("s3cr3t");
  }

  @Test
  void areReadInCamelCaseAndWithUnderscores() {
    givenProperties(
        Map.of(
            "camunda.bpm.azureBatch.maxPollInterval", "20s",
            "camunda.bpm.azure_batch.poll_interval", "2s",
            "camunda.bpm.azure-batch.accounts.renderFarm.batch.accountName", "b",
            "camunda.bpm.azure-batch.accounts.renderFarm.batch.url", "https://b.test",
            "camunda.bpm.azure-batch.accounts.renderFarm.storage.account_name", "s",
            "camunda.bpm.azure-batch.accounts.renderFarm.storage.endpoint", "https://s.test",
            "camunda.bpm.azure-batch.accounts[farm.of.others].batch.url", "https://o.test",
            "camunda.bpm.azure-batch.accounts[farm.of.others].batch.account-name", "o",
            "camunda.bpm.azure-batch.accounts[farm.of.others].storage.endpoint", "https://p.test",
            "camunda.bpm.azure-batch.default-account", "renderFarm"));
    givenProperties(
        Map.of("camunda.bpm.azure-batch.accounts[farm.of.others].storage.account-name", "p"));

    AzureBatchConfiguration read = read();

    assertThat(read.accounts()).containsOnlyKeys("renderFarm", "farm.of.others");
    assertThat(Objects.requireNonNull(read.accounts().get("renderFarm")).storage().name())
        .isEqualTo("s");
    assertThat(read.maxPollInterval()).isEqualTo(Duration.ofSeconds(20));
    assertThat(read.pollInterval()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void ofTheEnvironmentTakeThePlaceOfThoseInAFile() {
    Map<String, String> file = new HashMap<>();
    WrongPropertiesTest.ACCOUNT.forEach(
        (name, value) -> file.put(Prefixes.CAMUNDA + "." + name, value));
    file.put("camunda.bpm.azure-batch.poll-interval", "9s");
    givenProperties(file);
    givenEnvironment(IN_THE_ENVIRONMENT);

    AzureBatchConfiguration read = read();

    assertThat(read.pollInterval()).isEqualTo(Duration.ofSeconds(2));
    assertThat(Objects.requireNonNull(read.accounts().get("default")).batch().url())
        .hasHost("b.test");
  }

  @Test
  void ofAccessRulesMayBeLists() {
    Map<String, String> file = new HashMap<>();
    WrongPropertiesTest.ACCOUNT.forEach(
        (name, value) -> file.put(Prefixes.CAMUNDA + "." + name, value));
    file.put("camunda.bpm.azure-batch.access.finance.processDefinitions[0]", "invoices");
    file.put("camunda.bpm.azure-batch.access.finance.processDefinitions[1]", "dunning");
    file.put("camunda.bpm.azure-batch.access.finance.containers", "invoices,dunning");
    givenProperties(file);

    assertThat(read().access())
        .containsEntry(
            "finance",
            AccessRule.forAll()
                .ofProcessDefinitions("invoices", "dunning")
                .grantingContainers("invoices", "dunning"));
  }

  @Test
  void mayHavePlaceholders() {
    Map<String, String> file = new HashMap<>(Map.of("farm.key", "a2V5"));
    WrongPropertiesTest.ACCOUNT.forEach(
        (name, value) ->
            file.put(
                Prefixes.CAMUNDA + "." + name,
                name.endsWith("account-key") ? "${farm.key}" : value));
    givenProperties(file);

    assertThat(WrittenProperties.of(environment).byName())
        .containsEntry("accounts.default.batch.account-key", "a2V5");
  }

  @Test
  void mayHaveThePrefixThatTheRecipeOfOperatonGivesThem() {
    Map<String, String> file = new HashMap<>();
    WrongPropertiesTest.ACCOUNT.forEach(
        (name, value) -> file.put("operaton.bpm.azure-batch." + name, value));
    file.put("operaton.bpm.azure-batch.poll-interval", "9s");
    givenProperties(file);

    assertThat(read().pollInterval()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void areNamedInMessagesWithThePrefixThatTheyHave() {
    givenProperties(Map.of("operaton.bpm.azure-batch.poll-interval", "often"));

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(this::read)
        .withMessageContaining("operaton.bpm.azure-batch.poll-interval");
  }

  @Test
  void haveOneOfThePrefixesEach() {
    givenProperties(
        Map.of(
            "camunda.bpm.azure-batch.poll-interval", "9s",
            "operaton.bpm.azure-batch.pollInterval", "8s"));

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(this::read)
        .withMessage(
            "camunda.bpm.azure-batch.poll-interval is set, and so is operaton.bpm.azure-batch.poll-interval; remove one of them");
  }

  private AzureBatchConfiguration read() {
    WrittenProperties properties = WrittenProperties.of(environment);
    return AzureBatchConfiguration.fromProperties(
        properties.prefix() + ".", properties.byName(), builder -> {});
  }

  private void givenProperties(Map<String, String> properties) {
    String name = "file " + environment.getPropertySources().size();
    environment.getPropertySources().addLast(new MapPropertySource(name, Map.copyOf(properties)));
  }

  private void givenEnvironment(Map<String, String> variables) {
    String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    environment
        .getPropertySources()
        .replace(name, new SystemEnvironmentPropertySource(name, Map.copyOf(variables)));
  }
}
