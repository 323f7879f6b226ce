package io.github.azurebatch.camunda.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenCredential;
import io.github.azurebatch.camunda.AzureBatchOutputs;
import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.model.AzureBatchBeans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;

class AzureBatchAutoConfigurationTest {

  static final String[] ACCOUNT = {
    "camunda.bpm.azure-batch.accounts.default.batch.url=https://b.westeurope.batch.azure.com",
    "camunda.bpm.azure-batch.accounts.default.batch.account-name=b",
    "camunda.bpm.azure-batch.accounts.default.batch.account-key=a2V5LW9mLWJhdGNo",
    "camunda.bpm.azure-batch.accounts.default.storage.endpoint=https://s.blob.core.windows.net",
    "camunda.bpm.azure-batch.accounts.default.storage.account-name=s",
    "camunda.bpm.azure-batch.accounts.default.storage.account-key=a2V5LW9mLXN0b3JhZ2U="
  };

  private static final String PLUGIN = "azureBatchProcessEnginePlugin";

  private final ApplicationContextRunner withoutAccount =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(AzureBatchAutoConfiguration.class));

  private final ApplicationContextRunner withAccount = withoutAccount.withPropertyValues(ACCOUNT);

  private final ApplicationContextRunner withEngine = withEngine();

  /** An application with an account, and an engine without a job executor. */
  static ApplicationContextRunner withEngine() {
    return new ApplicationContextRunner()
        .withPropertyValues(ACCOUNT)
        .withConfiguration(AutoConfigurations.of(AzureBatchAutoConfiguration.class))
        .withConfiguration(
            AutoConfigurations.of(
                AzureBatchHealthAutoConfiguration.class,
                CamundaBpmAutoConfiguration.class,
                DataSourceAutoConfiguration.class,
                DataSourceTransactionManagerAutoConfiguration.class,
                TransactionAutoConfiguration.class))
        .withPropertyValues(
            "spring.datasource.generate-unique-name=true",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.auto-deployment-enabled=false");
  }

  @Test
  void putsThePluginIntoCamundasEngine() {
    withEngine.run(
        context -> {
          ProcessEngineConfigurationImpl engine =
              (ProcessEngineConfigurationImpl)
                  context.getBean(ProcessEngine.class).getProcessEngineConfiguration();
          assertThat(engine.getProcessEnginePlugins().toString())
              .contains(AzureBatchProcessEnginePlugin.class.getName());
          assertThat(context.getBean(AzureBatchProcessEnginePlugin.class).outages()).isEmpty();
        });
  }

  @Test
  void declaresEveryBeanOfThePlugin() {
    withAccount.run(
        context ->
            assertThat(context.getBean(AzureBatchProcessEnginePlugin.class).beans())
                .isNotEmpty()
                .allSatisfy((name, bean) -> assertThat(context.getBean(name)).isSameAs(bean)));
  }

  @Test
  void declaresNoDelegateThatThePluginHasNot() {
    withAccount.run(
        context ->
            assertThat(context.getBean(AzureBatchProcessEnginePlugin.class).beans())
                .containsKeys(context.getBeanNamesForType(JavaDelegate.class)));
  }

  @Test
  void declaresTheOutputsForJavaCode() {
    withAccount.run(
        context ->
            assertThat(context.getBean(AzureBatchOutputs.class).job("1").container())
                .isEqualTo("job-1"));
  }

  @Test
  void leavesThePluginOfTheApplicationAlone() {
    withoutAccount
        .withBean(
            "ours", AzureBatchProcessEnginePlugin.class, AzureBatchAutoConfigurationTest::plugin)
        .run(context -> assertThat(context).hasSingleBean(AzureBatchProcessEnginePlugin.class));
  }

  private static AzureBatchProcessEnginePlugin plugin() {
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
    plugin.setProperties(
        Map.of(
            "accounts.default.batch.url", "https://b.westeurope.batch.azure.com",
            "accounts.default.batch.account-name", "b",
            "accounts.default.batch.account-key", "a2V5LW9mLWJhdGNo",
            "accounts.default.storage.endpoint", "https://s.blob.core.windows.net",
            "accounts.default.storage.account-name", "s",
            "accounts.default.storage.account-key", "a2V5LW9mLXN0b3JhZ2U="));
    return plugin;
  }

  @Test
  void isNotThereWhenDisabled() {
    withAccount
        .withPropertyValues("camunda.bpm.azure-batch.enabled=false")
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(AzureBatchProcessEnginePlugin.class)
                    .doesNotHaveBean(AzureBatchBeans.SUBMIT_TASK));
  }

  @Test
  void countsInTheRegistryOfTheApplication() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();

    withEngine
        .withBean(MeterRegistry.class, () -> registry)
        .run(context -> assertThat(registry.find("camunda.azurebatch.waits").gauge()).isNotNull());
  }

  @Test
  void closesThePluginAfterTheEngineAndBeforeTheDatabase() {
    withEngine.run(
        context -> {
          ConfigurableListableBeanFactory beans =
              context.getSourceApplicationContext().getBeanFactory();
          assertThat(beans.getDependentBeans(PLUGIN)).contains("processEngineConfigurationImpl");
          assertThat(beans.getDependenciesForBean(PLUGIN)).contains("dataSource");
        });
  }

  @Test
  void stopsWatchingWithTheContext() {
    AtomicReference<String> watcher = new AtomicReference<>();

    withEngine.run(
        context ->
            watcher.set("azure-batch-watcher-" + context.getBean(ProcessEngine.class).getName()));

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain(watcher.get());
  }

  @Test
  void isHealthyWhileNoAccountIsOut() {
    withEngine.run(
        context ->
            assertThat(
                    context
                        .getBean("azureBatchHealthIndicator", HealthIndicator.class)
                        .health()
                        .getStatus())
                .isEqualTo(Status.UP));
  }

  @Test
  void needsNoActuator() {
    withEngine
        .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
        .run(context -> assertThat(context).hasSingleBean(AzureBatchProcessEnginePlugin.class));
  }

  @Test
  void takesTheNetworkSettingsOfTheApplication() {
    HttpSettings settings =
        HttpSettings.defaults().withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(2));

    withAccount
        .withBean(HttpSettings.class, () -> settings)
        .run(
            context ->
                assertThat(context.getBean(AzureBatchConfiguration.class).http())
                    .isSameAs(settings));
  }

  @Test
  void doesNotStartWithTwoNetworkSettingsOfWhichNoneIsPrimary() {
    withAccount
        .withBean("first", HttpSettings.class, HttpSettings::defaults)
        .withBean("second", HttpSettings.class, HttpSettings::defaults)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(NoUniqueBeanDefinitionException.class)
                    .hasMessageContaining("first,second"));
  }

  @Test
  void signsInWithTheCredentialOfTheApplicationWhereThereIsNoKey() {
    TokenCredential credential = request -> Mono.empty();

    withAccount
        .withPropertyValues(
            "camunda.bpm.azure-batch.accounts.default.batch.account-key=",
            "camunda.bpm.azure-batch.accounts.default.storage.account-key=")
        .withBean(TokenCredential.class, () -> credential)
        .run(
            context -> {
              AzureBatchAccount account =
                  Objects.requireNonNull(
                      context.getBean(AzureBatchConfiguration.class).accounts().get("default"));
              assertThat(List.of(account.batch().credential(), account.storage().credential()))
                  .containsOnly(new Credential.EntraId(credential));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        AzureBatchBeans.CREATE_JOB,
        AzureBatchBeans.CREATE_CONTAINER,
        AzureBatchBeans.ISSUE_SAS,
        AzureBatchBeans.SUBMIT_TASK,
        AzureBatchBeans.CLEAN_UP,
        AzureBatchBeans.READ_OUTPUTS
      })
  void leavesADelegateOfTheApplicationAlone(String name) {
    JavaDelegate ours = execution -> {};

    withAccount
        .withBean(name, JavaDelegate.class, () -> ours)
        .run(context -> assertThat(context.getBean(name)).isSameAs(ours));
  }

  @Test
  void leavesTheLinksAndTheOutputsOfTheApplicationAlone() {
    AzureBatchOutputs outputs = plugin().outputs();

    withAccount
        .withBean(AzureBatchBeans.LINKS, String.class, () -> "our links")
        .withBean("ours", AzureBatchOutputs.class, () -> outputs)
        .run(
            context -> {
              assertThat(context.getBean(AzureBatchBeans.LINKS)).isEqualTo("our links");
              assertThat(context.getBean(AzureBatchOutputs.class)).isSameAs(outputs);
            });
  }

  @Test
  void leavesTheConfigurationOfTheApplicationAlone() {
    AzureBatchConfiguration ours =
        AzureBatchConfiguration.fromProperties(
            "", WrongPropertiesTest.ACCOUNT, builder -> builder.stuckAfter(Duration.ofDays(1)));

    withoutAccount
        .withBean(AzureBatchConfiguration.class, () -> ours)
        .run(
            context -> {
              assertThat(context).hasSingleBean(AzureBatchProcessEnginePlugin.class);
              assertThat(context.getBean(AzureBatchConfiguration.class)).isSameAs(ours);
            });
  }

  @Test
  void keepsTheDefaultsOfThePlugin() {
    withAccount.run(
        context -> {
          AzureBatchConfiguration read = context.getBean(AzureBatchConfiguration.class);
          AzureBatchConfiguration defaults =
              AzureBatchConfiguration.of(read.accounts().values().iterator().next());
          assertThat(read)
              .usingRecursiveComparison()
              .ignoringFields("accounts", "meterRegistry", "observationRegistry")
              .isEqualTo(defaults);
        });
  }

  @Test
  void showsNoKey() {
    withAccount.run(
        context ->
            assertThat(context.getBean(AzureBatchConfiguration.class).toString())
                .contains("westeurope")
                .doesNotContain("a2V5"));
  }
}
