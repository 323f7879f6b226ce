package io.github.azurebatch.camunda.process.world;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.local.PoolControl;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnlyInTheCampaign;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The network does the same to all requests of a kind that only some processes make, or none: those
 * for a task that the model names, for the containers of a tenant, for the nodes of a pool whose
 * tasks do not begin, and of the search for orphans. Nothing is done twice or wrongly, and all goes
 * on when that is over.
 *
 * <p>Each build lets each thing go wrong with one kind; the campaign tries all.
 */
class RareRequestsTest {

  private static final String TENANT = "north";
  private static final Duration A_WHILE = Duration.ofMinutes(5);

  /** Longer than the retry cycle of an activity: after it there is an incident. */
  private static final int UNTIL_HEALED = 6;

  private static final int UNTIL_ALL_IS_TRIED_AGAIN = 12;
  private static final Duration SEARCH_INTERVAL = Duration.ofHours(1).plusMinutes(1);
  private static final int MOST_HOURS = 100;

  private static final Map<String, BiConsumer<RareRequestsTest, WrongAnswer>> KINDS =
      Map.of(
          "for a task that the model names", RareRequestsTest::forATaskThatTheModelNames,
          "for the metadata of a tenant's container", RareRequestsTest::forTheMetadataOfAContainer,
          "to delete a container", RareRequestsTest::toDeleteAContainer,
          "for the nodes of a pool", RareRequestsTest::forTheNodesOfAPool,
          "of the search for orphans", RareRequestsTest::ofTheSearchForOrphans);

  @RegisterExtension
  static final ProxiedAzure PROXIES = ProxiedAzure.before(() -> RareRequestsTest.azure.azure());

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(PROXIES.settings());

  private final Engines engines = new Engines(azure);
  private final BatchTasks tasks = new BatchTasks(azure);
  private final String key = "rare-" + UUID.randomUUID();
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger spoiled = new AtomicInteger();

  @AfterEach
  void removeTheDeployments() {
    var repository = azure.engine().getRepositoryService();
    repository
        .createDeploymentQuery()
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("some")
  void endsWellWithSome(String kind, WrongAnswer wrong) {
    Objects.requireNonNull(KINDS.get(kind)).accept(this, wrong);
  }

  @OnlyInTheCampaign
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("all")
  void endsWellWithAll(String kind, WrongAnswer wrong) {
    Objects.requireNonNull(KINDS.get(kind)).accept(this, wrong);
  }

  static Stream<Arguments> some() {
    List<String> kinds = KINDS.keySet().stream().sorted().toList();
    return Arrays.stream(WrongAnswer.values())
        .map(wrong -> arguments(kinds.get(wrong.ordinal() % kinds.size()), wrong));
  }

  static Stream<Arguments> all() {
    return KINDS.keySet().stream()
        .sorted()
        .flatMap(kind -> Arrays.stream(WrongAnswer.values()).map(wrong -> arguments(kind, wrong)));
  }

  private void forATaskThatTheModelNames(WrongAnswer wrong) {
    ProcessInstance instance = startOfTenant();

    spoil(PROXIES.batch(), "GET /jobs/[^/]+/tasks/[^/?]+\\?.*", wrong);

    assertThatItSurvives(instance);
  }

  private void forTheMetadataOfAContainer(WrongAnswer wrong) {
    ProcessInstance instance = startOfTenant();

    spoil(PROXIES.storage(), "(GET|HEAD) /[^/]+/[^/]+\\?restype=container", wrong);

    assertThatItSurvives(instance);
  }

  private void toDeleteAContainer(WrongAnswer wrong) {
    ProcessInstance instance = startOfTenant();

    spoil(PROXIES.storage(), "DELETE /[^/]+/[^/]+\\?restype=container", wrong);

    assertThatItSurvives(instance);
  }

  private void forTheNodesOfAPool(WrongAnswer wrong) {
    azure.script(forTask("*").action(task -> runs.incrementAndGet()));
    PoolControl pool = azure.batch().pools().add(PoolSettings.linux(key).nodes(0));
    azure.deploy(
        Models.submitAndAwait(
                Models.createJob(key, key),
                submit -> submit.camundaInputParameter("commandLine", "scripted"),
                UnaryOperator.identity())
            .endEvent("done")
            .done());
    ProcessInstance instance = engines.start(Map.of());
    azure.poll();

    spoil(PROXIES.batch(), "GET /pools/[^/]+/nodes\\?.*", wrong);
    passAudits();

    assertThat(spoiled).hasPositiveValue();
    assertThat(engines.incidents()).isEmpty();
    PROXIES.heal();
    passAudits();
    assertThat(engines.longWaits(instance))
        .singleElement()
        .satisfies(waiting -> assertThat(waiting).containsEntry("reason", "noNodes"));
    pool.resize(1);
    azure.runToRest();
    assertThat(instance).isEnded().hasPassed("done");
    assertThat(runs).hasValue(1);
  }

  private void ofTheSearchForOrphans(WrongAnswer wrong) {
    azure.script(forTask("*").delay(Duration.ofDays(100)));
    azure.deploy(
        Models.submitAndAwait(
                Models.createJob(key, "local"),
                submit -> submit.camundaInputParameter("commandLine", "scripted"),
                UnaryOperator.identity())
            .endEvent()
            .done());
    ProcessInstance running = engines.start(Map.of());
    cancelAndForget(engines.start(Map.of()));

    spoil(PROXIES.batch(), "GET /jobs\\?.*", wrong);
    searchUntil(() -> spoiled.get() > 0);

    assertThat(engines.incidents()).isEmpty();
    assertThat(tasks.open(key)).contains(engines.taskIdOf(running));
    PROXIES.heal();
    long before = azure.batch().calls().count(Operation.JOB_LIST);
    searchUntil(() -> azure.batch().calls().count(Operation.JOB_LIST) > before);
    tasks.assertOpen(key, engines.taskIdOf(running));
  }

  /** The last search may have been made later by the clock, which each test sets back. */
  private static void searchUntil(BooleanSupplier searched) {
    for (int hours = 0; !searched.getAsBoolean() && hours < MOST_HOURS; hours++) {
      azure.advance(SEARCH_INTERVAL);
      azure.poll();
    }
    assertThat(searched.getAsBoolean()).isTrue();
  }

  /** What was found of a pool is used for a while. */
  private void passAudits() {
    for (int i = 0; i < 3; i++) {
      engines.passAnAudit();
    }
  }

  /** As if the transaction of the submission had come to nothing: nobody terminates the task. */
  private void cancelAndForget(ProcessInstance instance) {
    azure.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "not needed");
    engines.jobs().forEach(job -> azure.engine().getManagementService().deleteJob(job.getId()));
  }

  private ProcessInstance startOfTenant() {
    azure.script(forTask("*").file("output.txt", "x").action(task -> runs.incrementAndGet()));
    engines.deploy(TENANT, process());
    return azure
        .engine()
        .getRuntimeService()
        .createProcessInstanceByKey(Models.KEY)
        .processDefinitionTenantId(TENANT)
        .execute();
  }

  private BpmnModelInstance process() {
    return Models.issueSas(Models.prepare(key), UnaryOperator.identity())
        .serviceTask("submit")
        .camundaDelegateExpression("${azureBatchSubmitTask}")
        .camundaInputParameter("jobId", key)
        .camundaInputParameter("taskId", "named")
        .camundaInputParameter("commandLine", "scripted")
        .camundaInputParameter("outputFiles", "output.txt")
        .serviceTask("await")
        .camundaDelegateExpression("${azureBatchAwaitOutputs}")
        .camundaInputParameter("jobId", key)
        .camundaInputParameter("taskId", "named")
        .serviceTask("cleanUp")
        .camundaDelegateExpression("${azureBatchCleanUp}")
        .camundaInputParameter("jobId", key)
        .camundaInputParameter("deleteJob", "true")
        .camundaInputParameter("deleteContainer", "job-" + key)
        .endEvent("done")
        .done();
  }

  private void spoil(AzureProxy proxy, String requests, WrongAnswer wrong) {
    Predicate<String> matching = request -> request.matches(requests);
    proxy.spoil(
        request -> {
          boolean spoils = matching.test(request);
          if (spoils && spoiled.incrementAndGet() == wrong.most()) {
            PROXIES.heal();
          }
          return spoils;
        },
        wrong);
  }

  private void assertThatItSurvives(ProcessInstance instance) {
    for (int round = 0; spoiled.get() == 0 && round < UNTIL_ALL_IS_TRIED_AGAIN; round++) {
      pass(instance, 1);
    }
    pass(instance, UNTIL_HEALED);

    assertThat(spoiled).hasPositiveValue();
    List<Incident> incidents = engines.incidents();
    assertThat(incidents).hasSizeLessThan(2);
    assertThat(incidents)
        .extracting(Incident::getIncidentMessage)
        .allMatch(RequestIncidents::isClear);
    PROXIES.heal();
    incidents.forEach(this::retry);
    pass(instance, UNTIL_ALL_IS_TRIED_AGAIN);
    assertThat(engines.incidents()).isEmpty();
    assertThat(instance).isEnded().hasPassed("done");
    assertThat(runs).hasValue(1);
  }

  private void pass(ProcessInstance instance, int rounds) {
    for (int round = 0; round < rounds && engines.history(instance).getEndTime() == null; round++) {
      azure.executeJobs();
      engines.awaitTasks();
      azure.poll();
      azure.executeJobs();
      azure.advance(A_WHILE);
    }
  }

  private void retry(Incident incident) {
    RequestIncidents.retry(incident, azure.engine().getManagementService(), engines);
  }
}
