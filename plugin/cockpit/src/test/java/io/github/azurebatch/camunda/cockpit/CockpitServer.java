package io.github.azurebatch.camunda.cockpit;

import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.local.TaskScript;
import io.github.azurebatch.camunda.mariadb.MariaDb;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * An application with Camunda's web apps, authorizations, the plugin and local services. Its
 * process {@code render} submits the task that the variable {@code task} names, awaits it, and
 * stops at a user task; {@code film} calls it.
 */
final class CockpitServer implements BeforeAllCallback, AfterAllCallback {

  static final String RESOURCE_ID =
      "/subscriptions/1/resourceGroups/night/providers/Microsoft.Batch/batchAccounts/local";

  static final String ADMIN = "demo";
  static final String PASSWORD = "a-password";
  static final String RENDER = "render";
  static final String FILM = "film";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Database database;
  private @Nullable EmbeddedPostgres postgres;
  private @Nullable LocalAzure azure;
  private @Nullable ConfigurableApplicationContext context;

  CockpitServer() {
    this(Database.H2);
  }

  /** On real binaries, in place of H2 in memory. */
  CockpitServer(Database database) {
    this.database = database;
  }

  /** What the engine stores in. */
  enum Database {
    H2,
    POSTGRESQL,
    /** Camunda takes it for MySQL. */
    MARIADB
  }

  @SpringBootApplication
  static class Application {

    @Bean
    static CountedStatements countedStatements() {
      return new CountedStatements();
    }
  }

  @Override
  public void beforeAll(ExtensionContext extension) {
    azure = LocalAzure.start();
    Map<String, Object> properties = new HashMap<>();
    azure()
        .properties()
        .forEach((name, value) -> properties.put("camunda.bpm.azure-batch." + name, value));
    properties.put("camunda.bpm.azure-batch.poll-interval", "200ms");
    properties.put("camunda.bpm.azure-batch.accounts.default.batch.resource-id", RESOURCE_ID);
    properties.put("spring.datasource.url", databaseUrl());
    if (database == Database.MARIADB) {
      properties.put("camunda.bpm.database.type", "mysql");
    }
    properties.put("camunda.bpm.authorization.enabled", "true");
    properties.put("camunda.bpm.admin-user.id", ADMIN);
    properties.put("camunda.bpm.admin-user.password", PASSWORD);
    properties.put("server.port", "0");
    properties.put("server.address", "127.0.0.1");
    context = new SpringApplicationBuilder(Application.class).properties(properties).run();
    deploy(render(RENDER));
    deploy(film());
  }

  private String databaseUrl() {
    return switch (database) {
      case H2 -> "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
      case POSTGRESQL -> postgresqlUrl();
      case MARIADB -> mariaDbUrl();
    };
  }

  private String postgresqlUrl() {
    try {
      postgres = EmbeddedPostgres.start();
      return postgres.getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL could not be started", e);
    }
  }

  private static String mariaDbUrl() {
    try {
      return MariaDb.start();
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("MariaDB could not be started", e);
    }
  }

  @Override
  public void afterAll(ExtensionContext extension) throws IOException {
    context().close();
    azure().close();
    if (postgres != null) {
      postgres.close();
    }
  }

  private static BpmnModelInstance render(String jobId) {
    return Bpmn.createExecutableProcess(RENDER)
        .name("Render")
        .camundaHistoryTimeToLive(30)
        .startEvent()
        .serviceTask("createJob")
        .camundaDelegateExpression("${azureBatchCreateJob}")
        .camundaInputParameter("jobId", jobId)
        .camundaInputParameter("poolId", "local")
        .serviceTask("createContainer")
        .camundaDelegateExpression("${azureBatchCreateContainer}")
        .camundaInputParameter("jobId", jobId)
        .serviceTask("issueSas")
        .camundaDelegateExpression("${azureBatchIssueSas}")
        .serviceTask("submit")
        .camundaDelegateExpression("${azureBatchSubmitTask}")
        .camundaInputParameter("jobId", jobId)
        .camundaInputParameter("taskId", "${task}")
        .camundaInputParameter("commandLine", "scripted")
        .camundaInputParameter("outputFiles", "*.png")
        .serviceTask("awaitFrame")
        .name("Await frame")
        .camundaDelegateExpression("${azureBatchAwaitOutputs}")
        .userTask("look")
        .endEvent()
        .done();
  }

  private static BpmnModelInstance film() {
    return Bpmn.createExecutableProcess(FILM)
        .camundaHistoryTimeToLive(30)
        .startEvent()
        .callActivity("shot")
        .calledElement(RENDER)
        .camundaIn("task", "task")
        .endEvent()
        .done();
  }

  private void deploy(BpmnModelInstance model) {
    engine()
        .getRepositoryService()
        .createDeployment()
        .addModelInstance("process.bpmn", model)
        .deploy();
  }

  /** The process {@code render} of a tenant, whose Batch job has the tenant's id. */
  void deployRenderFor(String tenant) {
    engine()
        .getRepositoryService()
        .createDeployment()
        .tenantId(tenant)
        .addModelInstance("process.bpmn", render(tenant))
        .deploy();
  }

  /** Starts a process of a tenant whose task runs for long. */
  ProcessInstance startFor(String tenant, String task) {
    azure().batch().scripts().add(TaskScript.forTask(task).delay(Duration.ofHours(1)));
    return engine()
        .getRuntimeService()
        .createProcessInstanceByKey(RENDER)
        .processDefinitionTenantId(tenant)
        .setVariable("task", task)
        .execute();
  }

  ProcessEngine engine() {
    return context().getBean(ProcessEngine.class);
  }

  private ConfigurableApplicationContext context() {
    return Objects.requireNonNull(context, "not started");
  }

  DataSource database() {
    return context().getBean(DataSource.class);
  }

  CountedStatements statements() {
    return context().getBean(CountedStatements.class);
  }

  LocalAzure azure() {
    return Objects.requireNonNull(azure, "not started");
  }

  /** Where the web apps are. */
  String address() {
    int port = ((ServletWebServerApplicationContext) context()).getWebServer().getPort();
    return "http://127.0.0.1:" + port + "/camunda";
  }

  /** Starts a process whose task does what the script says. */
  ProcessInstance start(String process, String task, TaskScript script) {
    azure().batch().scripts().add(script);
    return engine().getRuntimeService().startProcessInstanceByKey(process, Map.of("task", task));
  }

  /** Starts a process whose task has succeeded, and which stands at its user task. */
  ProcessInstance startDone(String task) {
    ProcessInstance instance =
        start(RENDER, task, TaskScript.forTask(task).file("frame.png", "pixels"));
    awaitActivity("look", task);
    return instance;
  }

  /** Ends a process that stands at its user task. */
  void finish(ProcessInstance instance) {
    TaskService tasks = engine().getTaskService();
    tasks.complete(
        tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult().getId());
  }

  /** Waits until an activity of the process of that task is entered. */
  void awaitActivity(String activity, String task) {
    awaitInstance(task, query -> query.activityIdIn(activity));
  }

  /** Waits until a wait of the process of that task is an incident. */
  void awaitIncident(String task) {
    awaitInstance(task, ProcessInstanceQuery::withIncident);
  }

  private void awaitInstance(String task, UnaryOperator<ProcessInstanceQuery> is) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              ProcessInstanceQuery ofTask =
                  engine()
                      .getRuntimeService()
                      .createProcessInstanceQuery()
                      .variableValueEquals("task", task);
              return is.apply(ofTask).count() > 0;
            });
  }

  /** A user who may open Cockpit, and nothing else. */
  void addUser(String id) {
    IdentityService identity = engine().getIdentityService();
    User user = identity.newUser(id);
    user.setPassword(PASSWORD);
    identity.saveUser(user);
    grant(id, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
  }

  /** A user of a tenant, who may read and update all its instances. */
  void addUserOf(String tenant, String id) {
    addUser(id);
    IdentityService identity = engine().getIdentityService();
    identity.saveTenant(identity.newTenant(tenant));
    identity.createTenantUserMembership(tenant, id);
    grant(
        id,
        Resources.PROCESS_DEFINITION,
        Authorization.ANY,
        Permissions.READ,
        Permissions.READ_HISTORY,
        Permissions.READ_INSTANCE,
        Permissions.UPDATE_INSTANCE);
  }

  void grant(String user, Resource resource, String id, Permission... permissions) {
    AuthorizationService authorizations = engine().getAuthorizationService();
    Authorization authorization =
        authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    authorization.setUserId(user);
    authorization.setResource(resource);
    authorization.setResourceId(id);
    authorization.setPermissions(permissions);
    authorizations.saveAuthorization(authorization);
  }
}
