package io.github.azurebatch.camunda.impl.batch.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.azurebatch.camunda.StubService;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.file.OutputDestination;
import io.github.azurebatch.camunda.impl.batch.file.OutputFile;
import io.github.azurebatch.camunda.impl.batch.file.ResourceFile;
import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.task.FailureInformation;
import io.github.azurebatch.camunda.impl.batch.task.TaskConstraints;
import io.github.azurebatch.camunda.impl.batch.task.TaskEnvironment;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;
import io.github.azurebatch.camunda.impl.batch.task.TaskNode;
import io.github.azurebatch.camunda.impl.batch.task.TaskOptions;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdkBatchServiceTest {

  private static final TaskReference REFERENCE = new TaskReference("job-1", "task-1");
  private static final JobSpecification JOB = new JobSpecification("job-1", "pool-1");

  private final StubService stub = new StubService();
  private final BatchService service = open(stub.url());

  @AfterEach
  void close() {
    service.close();
    stub.close();
  }

  @Test
  void createsAJob() {
    stub.then(201, "");

    service.createJob(JOB);

    var request = stub.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.uri()).hasToString("/jobs?api-version=2024-07-01.20.0");
    assertThat(request.body()).isEqualTo("{\"id\":\"job-1\",\"poolInfo\":{\"poolId\":\"pool-1\"}}");
    assertThat(request.header("Authorization")).startsWith("SharedKey myaccount:");
    assertThat(request.header("User-agent")).isEqualTo("camunda-azure-batch");
  }

  @ParameterizedTest
  @CsvSource({"active,pool-1", "disabled,POOL-1"})
  void takesAJobThatIsThereForSuccess(String state, String pool) {
    stub.then(409, error("JobExists", "The specified job already exists."));
    stub.then(200, job(state, pool));

    assertThatCode(() -> service.createJob(JOB)).doesNotThrowAnyException();
  }

  @Test
  void looksAtAJobThatWasThereBeforeInOneCall() {
    stub.then(409, error("JobExists", "The specified job already exists."));
    stub.then(200, job("active", "pool-1"));
    service.createJob(JOB);
    stub.then(200, job("active", "pool-1"));
    stub.then(200, job("active", "pool-2"));

    assertThat(service.createJob(JOB)).isEqualTo("2026-01-01T00:00:00Z");
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> service.createJob(JOB));
    assertThat(stub.requests())
        .extracting(StubService.Received::method)
        .containsExactly("POST", "GET", "GET", "GET");
  }

  @Test
  void createsAJobAnewThatWasThereBeforeAndIsGone() {
    stub.then(201, "");
    service.createJob(JOB);
    stub.then(404, error("JobNotFound", "The specified job does not exist."));
    stub.then(201, "");

    service.createJob(JOB);

    assertThat(stub.requests())
        .extracting(StubService.Received::method)
        .containsExactly("POST", "GET", "POST");
  }

  @Test
  void waitsForAJobThatIsBeingDeleted() {
    stub.then(409, error("JobExists", "The specified job already exists."));
    stub.then(200, job("deleting", "pool-1"));

    assertThatExceptionOfType(BusyException.class)
        .isThrownBy(() -> service.createJob(JOB))
        .withMessageContainingAll("'job-1'", "being deleted")
        .satisfies(e -> assertThat(e.code()).isEqualTo("JobBeingDeleted"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"completed", "terminating"})
  void refusesAJobThatHasCompleted(String state) {
    stub.then(409, error("JobExists", "The specified job already exists."));
    stub.then(200, job(state, "pool-1"));

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> service.createJob(JOB))
        .withMessageContainingAll("'job-1'", "has completed", "Use another job id")
        .satisfies(e -> assertThat(e.code()).isEqualTo("JobCompleted"));
  }

  @Test
  void refusesAJobOnAnotherPool() {
    stub.then(409, error("JobExists", "The specified job already exists."));
    stub.then(200, job("active", "pool-2"));

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> service.createJob(JOB))
        .withMessageContainingAll("'job-1'", "'pool-1'", "'pool-2'");
  }

  @Test
  void triesAgainLaterWhereTheJobIsGoneWhenItIsLookedAt() {
    stub.then(409, error("JobExists", "The specified job already exists."));
    stub.then(404, error("JobNotFound", "The specified job does not exist."));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> service.createJob(JOB))
        .withMessageContainingAll("'job-1'", "deleted at that moment");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no key", "", "abc", "a2V5\n"})
  void refusesAKeyThatIsNoKeyAndDoesNotShowIt(String text) {
    var account =
        new BatchAccount(stub.url(), "myaccount", new Credential.AccountKey(new Secret(text)));

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> SdkBatchService.open(account))
        .withMessage(
            "The key of Batch account 'myaccount' is no base64 text: copy it from the portal");
  }

  @Test
  void checksIdsBeforeAnyCall() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> service.createJob(new JobSpecification("a b", "pool-1")))
        .withMessageContainingAll("'a b'", "job id", "1 to 64");
    assertThat(stub.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0x8D6F4E2C3900F0E, 2019-06-19T18:20:10.028Z",
    "'\"0x8D6F4E2C3900F0E\"', 2019-06-19T18:20:10.028Z",
    "0x8DB77E8DAAC28FC, 2019-06-19T18:20:10Z",
    "some-tag, 2019-06-19T18:20:10Z"
  })
  void saysWhenATaskWasAddedByTheServicesClock(String eTag, Instant added) {
    stub.then(201, "", Map.of("ETag", eTag, "Last-Modified", "Wed, 19 Jun 2019 18:20:10 GMT"));

    assertThat(service.addTask(task())).isEqualTo(added);
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void asksWhenATaskWasAddedWhereTheServiceDidNotSay() {
    stub.then(201, "", Map.of());
    stub.then(
        200,
        """
        {"id": "task-1", "creationTime": "2026-01-01T00:00:00.123Z",
         "environmentSettings": [{"name": "CAMUNDA_AZURE_BATCH_KEY", "value": "key-1"}]}""");

    assertThat(service.addTask(task())).isEqualTo("2026-01-01T00:00:00.123Z");
  }

  @Test
  void addsATask() {
    stub.then(201, "");

    service.addTask(task());

    assertThat(stub.requests().get(0).uri().getPath()).isEqualTo("/jobs/job-1/tasks");
    assertThat(stub.requests().get(0).body())
        .isEqualTo(
            """
            {"id":"task-1","commandLine":"run.sh",\
            "resourceFiles":[{"httpUrl":"https://a.test/in.txt","filePath":"in.txt"},\
            {"httpUrl":"https://b.test/c/x?sig=s1","filePath":"x","fileMode":"0600"},\
            {"storageContainerUrl":"https://b.test/c?sig=s2","blobPrefix":"p/"},\
            {"autoStorageContainerName":"linked","filePath":"d"}],\
            "outputFiles":[{"filePattern":"*.txt","destination":{"container":\
            {"path":"task-1","containerUrl":"https://b.test/c?sig=s3",\
            "uploadHeaders":[{"name":"x-ms-blob-content-type","value":"text/plain"}]}},\
            "uploadOptions":{"uploadCondition":"taskcompletion"}},\
            {"filePattern":"*.log","destination":{"container":\
            {"path":"task-1","containerUrl":"https://b.test/c",\
            "identityReference":{"resourceId":"/subscriptions/s"}}},\
            "uploadOptions":{"uploadCondition":"taskfailure"}}],\
            "environmentSettings":[{"name":"A","value":"1"},\
            {"name":"CAMUNDA_AZURE_BATCH_KEY","value":"key-1"},\
            {"name":"CAMUNDA_AZURE_BATCH_INSTALLATION","value":"installation-1"},\
            {"name":"CAMUNDA_AZURE_BATCH_PROCESS_INSTANCE","value":"instance-1"},\
            {"name":"CAMUNDA_AZURE_BATCH_ON_CANCEL","value":"terminate"}],\
            "constraints":{"maxWallClockTime":"PT5M","retentionTime":"PT24H","maxTaskRetryCount":2}}""");
  }

  @Test
  void takesItsOwnTaskForSuccess() {
    stub.then(409, error("TaskExists", "The specified task already exists."));
    stub.then(200, existingTask("key-1"));

    assertThat(service.addTask(task())).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(stub.requests().get(1).uri().getQuery())
        .contains("$select=id,creationTime,environmentSettings");
  }

  @Test
  void takesItsOwnTaskForSuccessWhenTheFirstAnswerWasLost() {
    stub.thenNothing();
    stub.then(409, error("TaskExists", "The specified task already exists."));
    stub.then(200, existingTask("key-1"));

    assertThatCode(() -> service.addTask(task())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key-2", "", "KEY-1"})
  void refusesAnIdThatIsSomeoneElses(String key) {
    stub.then(409, error("TaskExists", "The specified task already exists."));
    stub.then(200, existingTask(key));

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> service.addTask(task()))
        .withMessageContainingAll("'task-1'", "'job-1'", "someone else's")
        .withMessageNotContaining(key.isEmpty() ? "key-1" : key);
  }

  @Test
  void refusesAnIdWhoseTaskHasNoEnvironment() {
    stub.then(409, error("TaskExists", "The specified task already exists."));
    stub.then(200, "{\"id\":\"task-1\"}");

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> service.addTask(task()));
  }

  @Test
  void listsTheTasksThatCompletedOnAllPages() {
    stub.then(
        200,
        """
        {"value":[{"id":"a","state":"completed","creationTime":"2026-01-01T00:00:00Z","stateTransitionTime":"2026-11-22T10:00:00.1234567Z",
          "executionInfo":{"startTime":"2026-11-22T09:00:00Z","endTime":"2026-11-22T10:00:00Z",
          "exitCode":3,"result":"failure","retryCount":2,"requeueCount":1,
          "failureInfo":{"category":"UserError","code":"FileUploadAccessDenied",
            "message":"No: https://b.test/c?sig=s3cr3t&se=1",
            "details":[{"name":"Url","value":"https://b.test/c?se=1&sig=s3cr3t"}]}},
          "nodeInfo":{"affinityId":"TVM:tvmps_1_d","nodeUrl":"https://a.test/pools/pool-1/nodes/tvmps_1_d",
            "poolId":"pool-1","nodeId":"tvmps_1_d"}}],
         "odata.nextLink":"%s/jobs/job-1/tasks?$skiptoken=2&api-version=2024-07-01.20.0"}"""
            .formatted(stub.url()));
    stub.then(
        200,
        "{\"value\":[{\"id\":\"b\",\"state\":\"completed\",\"creationTime\":\"2026-01-01T00:00:00Z\",\"stateTransitionTime\":\"2026-11-22T10:00:01Z\"}]}");

    var tasks =
        service
            .completedTasks(
                "job-1", OffsetDateTime.parse("2026-11-22T10:00:00.1239+01:00"), task -> true)
            .tasks();

    assertThat(stub.requests().get(0).uri().getQuery())
        .contains(
            "$filter=state eq 'completed' and stateTransitionTime ge DateTime'2026-11-22T09:00:00.123Z'")
        .contains("$select=id,state,stateTransitionTime,creationTime,executionInfo,nodeInfo");
    assertThat(tasks).extracting(task -> task.reference().taskId()).containsExactly("a", "b");
    TaskSnapshot first = tasks.get(0);
    assertThat(first.state()).isEqualTo(TaskState.COMPLETED);
    assertThat(first.result()).isEqualTo(TaskResult.FAILURE);
    assertThat(first.exitCode()).isEqualTo(3);
    assertThat(first.node()).isEqualTo(new TaskNode("pool-1", "tvmps_1_d"));
    assertThat(tasks.get(1).node()).isNull();
    assertThat(first.retryCount()).isEqualTo(2);
    assertThat(first.requeueCount()).isEqualTo(1);
    assertThat(first.creationTime()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(first.startTime()).isEqualTo("2026-11-22T09:00:00Z");
    assertThat(first.endTime()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(first.stateTransitionTime()).isEqualTo("2026-11-22T10:00:00.123Z");
    FailureInformation failure = Objects.requireNonNull(first.failureInformation());
    assertThat(failure.isUploadFailure()).isTrue();
    assertThat(failure.category()).isEqualTo("usererror");
    assertThat(failure.toString()).doesNotContain("s3cr3t");
    assertThat(failure.details()).containsOnlyKeys("Url");
  }

  @Test
  void readsTheOtherTasksWhereOneCannotBeRead() {
    String tasks =
        """
        {"value":[
          {"id":"a","state":"completed","creationTime":"2026-01-01T00:00:00Z","stateTransitionTime":"2026-01-01T00:00:01Z"},
          {"id":"b","state":"hibernating","creationTime":"2026-01-01T00:00:00Z","stateTransitionTime":"2026-01-01T00:00:01Z"},
          {"id":"c","state":"completed","creationTime":"2026-01-01T00:00:00Z"},
          {"id":"d"},
          {"id":"e","state":"completed","creationTime":"2026-01-01T00:00:00Z","stateTransitionTime":"2026-01-01T00:00:01Z"}]}""";
    stub.then(200, tasks).then(200, tasks).then(200, tasks);

    List<TaskSnapshot> completed = service.completedTasks("job-1", List.of("a", "b")).tasks();
    List<TaskSnapshot> listed = service.tasks("job-1");
    List<TaskSnapshot> open = service.openTasks("job-1", "list-", 100);

    assertThat(List.of(completed, listed, open))
        .allSatisfy(
            found ->
                assertThat(found)
                    .extracting(task -> task.reference().taskId() + " " + task.state())
                    .containsExactly(
                        "a COMPLETED", "b RUNNING", "c RUNNING", "d RUNNING", "e COMPLETED"));
  }

  @Test
  void asksForAHandfulOfTasksAtATime() {
    stub.then(200, "{\"value\":[]}").then(200, "{\"value\":[]}");
    var ids = IntStream.range(0, 21).mapToObj(number -> "t" + number).toList();

    assertThat(service.tasks("job-1", ids)).isEmpty();

    assertThat(stub.requests()).hasSize(2);
    assertThat(stub.requests().get(0).uri().getQuery())
        .contains("$filter=id eq 't0' or id eq 't1' or ");
    assertThat(stub.requests().get(1).uri().getQuery()).contains("$filter=id eq 't20'&");
  }

  @Test
  void asksNothingForNoTasks() {
    assertThat(service.tasks("job-1", List.of())).isEmpty();
    assertThat(stub.requests()).isEmpty();
  }

  @Test
  void listsAllTasksWithTheirStates() {
    stub.then(
        200,
        """
        {"value":[
          {"id":"a","state":"active","creationTime":"2026-01-01T00:00:00Z","stateTransitionTime":"2026-01-01T00:00:00Z"},
          {"id":"b","state":"completed","creationTime":"2026-01-01T00:00:00Z","stateTransitionTime":"2026-01-01T00:00:01Z"}]}
        """);

    assertThat(service.tasks("job-1"))
        .extracting(task -> task.reference().taskId(), TaskSnapshot::state)
        .containsExactly(tuple("a", TaskState.ACTIVE), tuple("b", TaskState.COMPLETED));
    assertThat(stub.requests().get(0).uri().getQuery()).doesNotContain("$filter");
  }

  @Test
  void terminatesATask() {
    stub.then(204, "");

    service.terminateTask(REFERENCE);

    assertThat(stub.requests().get(0).uri().getPath())
        .isEqualTo("/jobs/job-1/tasks/task-1/terminate");
  }

  @ParameterizedTest
  @CsvSource({"404,TaskNotFound", "404,JobNotFound", "409,TaskCompleted", "409,JobBeingDeleted"})
  void takesATaskThatHasEndedForTerminated(int status, String code) {
    stub.then(status, error(code, "No."));

    assertThatCode(() -> service.terminateTask(REFERENCE)).doesNotThrowAnyException();
  }

  private static TaskSpecification task() {
    return new TaskSpecification(
        REFERENCE,
        new TaskMark("key-1", "installation-1", "instance-1", "terminate"),
        "run.sh",
        new TaskEnvironment(Map.of("A", "1")),
        List.of(
            new ResourceFile.Http(URI.create("https://a.test/in.txt"), "in.txt", null),
            new ResourceFile.Blob(signed("https://b.test/c/x?sig=s1"), "x", "0600"),
            new ResourceFile.Container(signed("https://b.test/c?sig=s2"), "p/", null, null),
            new ResourceFile.AutoStorage("linked", null, "d", null)),
        List.of(
            new OutputFile(
                "*.txt",
                new OutputDestination.Signed(signed("https://b.test/c?sig=s3")),
                "task-1",
                UploadCondition.TASK_COMPLETION,
                Map.of("x-ms-blob-content-type", "text/plain")),
            new OutputFile(
                "*.log",
                new OutputDestination.Identity(URI.create("https://b.test/c"), "/subscriptions/s"),
                "task-1",
                UploadCondition.TASK_FAILURE,
                Map.of())),
        new TaskConstraints(Duration.ofMinutes(5), 2, Duration.ofDays(1)),
        TaskOptions.NONE);
  }

  private static SignedUrl signed(String url) {
    return new SignedUrl(URI.create(url), OffsetDateTime.parse("2026-11-23T00:00:00Z"));
  }

  private static String existingTask(String key) {
    return """
        {"id":"task-1","creationTime":"2026-01-01T00:00:00Z","environmentSettings":[{"name":"A","value":"1"},
          {"name":"CAMUNDA_AZURE_BATCH_KEY","value":"%s"}]}"""
        .formatted(key);
  }

  private static String job(String state, String pool) {
    return """
        {"id":"job-1","state":"%s","creationTime":"2026-01-01T00:00:00Z",
         "poolInfo":{"poolId":"%s"}}"""
        .formatted(state, pool);
  }

  private static String error(String code, String message) {
    return """
        {"odata.metadata":"x","code":"%s","message":{"lang":"en-US",
          "value":"%s\\nRequestId:r-1\\nTime:2026-11-22T10:00:00.1234567Z"}}"""
        .formatted(code, message);
  }

  private static BatchService open(URI url) {
    var key = new Credential.AccountKey(new Secret("a2V5"));
    var account = new BatchAccount(url, "myaccount", key);
    return SdkBatchService.open(account, Gates.open(), Clock.systemUTC(), duration -> {});
  }
}
