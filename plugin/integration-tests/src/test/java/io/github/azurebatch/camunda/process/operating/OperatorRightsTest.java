package io.github.azurebatch.camunda.process.operating;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.secret.Signatures;
import io.github.azurebatch.camunda.operate.AzureBatchOperations;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may steer a wait and read its files, in an engine that checks authorizations. */
class OperatorRightsTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  private static final String USER = "operator";
  private static final String TENANT = "north";

  /** Another tenant, or none, must not have made it before. */
  private static final String JOB_ID = "of-a-tenant";

  private final AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
  private ProcessEngine engine;
  private String instanceId;
  private String blob = "";

  interface Use {

    void of(AzureBatchOperations operations, String waitId);
  }

  static Stream<Use> operations() {
    return Stream.of(
        AzureBatchOperations::pollNow,
        AzureBatchOperations::runAgain,
        AzureBatchOperations::resubmit,
        AzureBatchOperations::terminate,
        AzureBatchOperations::letRun,
        (operations, wait) -> operations.extendTimeout(wait, Duration.ofHours(1)));
  }

  @BeforeEach
  void anInstanceOfATenantIsAnIncident() {
    azure.script(forTask("*").file("output.txt", "content").exitCode(3));
    plugin.setProperties(azure.azure().properties());
    ProcessEngineConfigurationImpl configuration = EngineSettings.h2().configuration();
    configuration.setAuthorizationEnabled(true);
    configuration.setProcessEnginePlugins(List.of(new CompositeProcessEnginePlugin(plugin)));
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .tenantId(TENANT)
        .addModelInstance("process.bpmn", Models.inJob(JOB_ID, "output.txt"))
        .deploy();
    instanceId = engine.getRuntimeService().startProcessInstanceByKey(Models.KEY).getId();
    Engines.executeJobs(engine);
    new Engines(azure).awaitTasks();
    plugin.poll();
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isEqualTo(1);
  }

  @AfterEach
  void close() {
    engine.getIdentityService().clearAuthentication();
    plugin.close();
    engine.close();
  }

  @Test
  void areFoundByTheEngineWhosePluginIsWithinAnother() {
    assertThat(AzureBatchProcessEnginePlugin.of(engine)).containsSame(plugin);
    assertThat(AzureBatchProcessEnginePlugin.of(withoutThePlugin())).isEmpty();
  }

  private static ProcessEngine withoutThePlugin() {
    return (ProcessEngine)
        Proxy.newProxyInstance(
            OperatorRightsTest.class.getClassLoader(),
            new Class<?>[] {ProcessEngine.class},
            (proxy, method, arguments) -> EngineSettings.h2().configuration());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void needTheRightToUpdateTheInstance(Use operation) {
    String waitId = waitId();
    authenticate(TENANT);

    assertThatExceptionOfType(AuthorizationException.class)
        .isThrownBy(() -> operation.of(plugin.operations(), waitId));
    assertThat(wakes()).isZero();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void areRefusedForInstancesOfAnotherTenant(Use operation) {
    String waitId = waitId();
    grant(Resources.PROCESS_DEFINITION, ProcessDefinitionPermissions.UPDATE_INSTANCE);
    authenticate("south");

    assertThatExceptionOfType(ProcessEngineException.class)
        .isThrownBy(() -> operation.of(plugin.operations(), waitId))
        .withMessageContaining("no authenticated tenant");
    assertThat(wakes()).isZero();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void areInTheLogOfOperationsWithoutASignature(Use operation) {
    String waitId = waitId();
    grant(Resources.PROCESS_DEFINITION, ProcessDefinitionPermissions.UPDATE_INSTANCE);
    authenticate(TENANT);

    operation.of(plugin.operations(), waitId);

    engine.getIdentityService().clearAuthentication();
    List<UserOperationLogEntry> entries =
        engine.getHistoryService().createUserOperationLogQuery().list();
    assertThat(entries)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.getUserId()).isEqualTo(USER);
              assertThat(entry.getOperationType()).startsWith("AzureBatch");
              assertThat(entry.getExternalTaskId()).isEqualTo(waitId);
              assertThat(entry.getProcessInstanceId()).isEqualTo(instanceId);
              assertThat(Signatures.occurIn(entry.getNewValue())).isFalse();
            });
    assertThat(wakes()).isEqualTo(1);
  }

  @Test
  void aLookIsForThoseWhoMayReadTheInstance() {
    String waitId = waitId();
    authenticate(TENANT);
    assertThatExceptionOfType(AuthorizationException.class)
        .isThrownBy(() -> plugin.operations().look(waitId));

    engine.getIdentityService().clearAuthentication();
    grant(Resources.PROCESS_DEFINITION, ProcessDefinitionPermissions.READ_INSTANCE);

    authenticate(TENANT);
    assertThat(plugin.operations().look(waitId).tasks())
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.state()).isEqualTo("completed");
              assertThat(task.exitCode()).hasValue(3);
            });
    authenticate("south");
    assertThatExceptionOfType(ProcessEngineException.class)
        .isThrownBy(() -> plugin.operations().look(waitId))
        .withMessageContaining("no authenticated tenant");
  }

  @Test
  void leasesAreForThoseWhoMayReadTheEnginesProperties() {
    authenticate(TENANT);

    assertThatExceptionOfType(AuthorizationException.class)
        .isThrownBy(() -> plugin.operations().leases());
  }

  @Test
  void aFileIsForThoseWhoMayReadTheVariablesOfTheInstance() throws IOException {
    endTheInstance();
    authenticate(TENANT);
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> download(100));

    engine.getIdentityService().clearAuthentication();
    grant(
        Resources.PROCESS_DEFINITION,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_HISTORY);

    authenticate(TENANT);
    assertThat(download(100)).isEqualTo("content");
    authenticate("south");
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> download(100));
  }

  @Test
  void aFileIsRefusedThatIsTooLarge() {
    endTheInstance();

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> download(6))
        .withMessageContainingAll("has 7 bytes, and at most 6 may be downloaded");
  }

  @Test
  void aFileIsRefusedThatOnlyAVariableWithoutAMarkLists() {
    String url = plugin.outputs().storage().containerUrl(container()) + "/secret.txt";
    engine
        .getRuntimeService()
        .setVariable(
            instanceId,
            "forged",
            Variables.objectValue(
                    new LinkedHashMap<>(
                        Map.of(
                            "url",
                            url,
                            "container",
                            container(),
                            "name",
                            "secret.txt",
                            "mark",
                            "x")))
                .serializationDataFormat("application/json")
                .create());

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> download("secret.txt", 100))
        .withMessageContaining("No variable of process instance");
  }

  private void endTheInstance() {
    azure.script(forTask("*").file("output.txt", "content"));
    plugin.operations().runAgain(waitId());
    plugin.poll();
    new Engines(azure).awaitTasks();
    plugin.poll();
    Engines.executeJobs(engine);
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
    Map<?, ?> outputs =
        (Map<?, ?>)
            engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .variableName("outputs")
                .singleResult()
                .getValue();
    List<?> list = Objects.requireNonNull((List<?>) outputs.get("list"));
    blob = String.valueOf(((Map<?, ?>) list.get(0)).get("name"));
  }

  private String download(long limit) throws IOException {
    return download(blob, limit);
  }

  private String download(String blob, long limit) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    plugin.operations().download(instanceId, "default", container(), blob, limit, content);
    return content.toString(StandardCharsets.UTF_8);
  }

  private static String container() {
    return "job-" + JOB_ID;
  }

  private String waitId() {
    return engine.getExternalTaskService().createExternalTaskQuery().singleResult().getId();
  }

  private long wakes() {
    engine.getIdentityService().clearAuthentication();
    return engine.getManagementService().getProperties().keySet().stream()
        .filter(name -> name.startsWith("azureBatch.wake."))
        .count();
  }

  private void authenticate(String tenant) {
    engine.getIdentityService().setAuthentication(USER, List.of(), List.of(tenant));
  }

  private void grant(Resources resource, Permission... permissions) {
    AuthorizationService authorizations = engine.getAuthorizationService();
    Authorization authorization =
        authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    authorization.setUserId(USER);
    authorization.setResource(resource);
    authorization.setResourceId(Authorization.ANY);
    authorization.setPermissions(permissions);
    authorizations.saveAuthorization(authorization);
  }
}
