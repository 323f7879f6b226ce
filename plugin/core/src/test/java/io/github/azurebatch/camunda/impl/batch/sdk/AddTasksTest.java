package io.github.azurebatch.camunda.impl.batch.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.TaskAddResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskEnvironment;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import io.github.azurebatch.camunda.local.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of tasks on the local service. */
class AddTasksTest {

  private static final LocalBatch BATCH = new LocalBatch();
  private static final int MIB = 1024 * 1024;

  @AfterAll
  static void stop() {
    BATCH.close();
  }

  @BeforeEach
  void countAnew() {
    BATCH.local().calls().reset();
  }

  @Test
  void addsTenThousandTasksWithAHundredRequests() {
    BatchService service = BATCH.withJobThatRunsNothing("many");
    var tasks = tasks("many", 10_000);

    var results = service.addTasks("many", tasks);

    assertThat(results)
        .extracting(TaskAddResult::reference)
        .containsExactlyElementsOf(references(tasks));
    assertThat(results).allSatisfy(result -> assertThat(result.added()).isNotNull());
    assertThat(BATCH.local().calls().count(Operation.TASK_ADD_COLLECTION)).isEqualTo(100);
    assertThat(BATCH.local().calls().total()).isEqualTo(101);
    service.terminateJob("many", "enough");
  }

  @Test
  void takesItsOwnTasksForSuccessWithOneListingForTwenty() {
    BatchService service = BATCH.withJob("twice");
    service.addTasks("twice", tasks("twice", 30));
    BATCH.local().calls().reset();

    var results = service.addTasks("twice", tasks("twice", 30));

    assertThat(results).extracting(TaskAddResult::fault).containsOnlyNulls();
    assertThat(BATCH.local().calls().count(Operation.TASK_LIST)).isEqualTo(2);
    assertThat(BATCH.local().calls().count(Operation.TASK_GET)).isZero();
  }

  @Test
  void tellsSomeoneElsesTaskFromItsOwn() {
    BatchService service = BATCH.withJob("others");
    service.addTask(LocalBatch.task("others", "T1", "theirs", "/bin/true"));

    var results = service.addTasks("others", tasks("others", 3));

    assertThat(results.get(0).added()).isNotNull();
    assertThat(results.get(1).added()).isNull();
    assertThat(results.get(1).fault())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("'t1'", "'others'", "someone else's");
    assertThat(results.get(2).added()).isNotNull();
  }

  @Test
  void cutsRequestsBelowOneMebibyte() {
    BatchService service = BATCH.withJob("large");
    var tasks =
        IntStream.range(0, 5).mapToObj(i -> large("large", "t" + i, MIB / 2 - 2000)).toList();

    var results = service.addTasks("large", tasks);

    assertThat(results).extracting(TaskAddResult::fault).containsOnlyNulls();
    assertThat(BATCH.local().calls().count(Operation.TASK_ADD_COLLECTION)).isEqualTo(3);
  }

  @Test
  void reportsATaskThatIsTooLargeByItselfAndAddsTheOthers() {
    BatchService service = BATCH.withJob("too-large");

    var results =
        service.addTasks(
            "too-large",
            List.of(
                large("too-large", "t0", 10),
                large("too-large", "t1", MIB),
                large("too-large", "t2", 10)));

    assertThat(results.get(0).fault()).isNull();
    assertThat(results.get(1).fault())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("'t1'", "1048576", "fewer");
    assertThat(results.get(2).fault()).isNull();
  }

  @Test
  void halvesWhatTheServiceFindsTooLarge() {
    BatchService service = BATCH.withJob("halved");
    BATCH
        .local()
        .faults()
        .next(2, Operation.TASK_ADD_COLLECTION)
        .answer(413, "RequestBodyTooLarge");

    var results = service.addTasks("halved", tasks("halved", 4));

    assertThat(results).extracting(TaskAddResult::fault).containsOnlyNulls();
    assertThat(service.tasks("halved")).hasSize(4);
  }

  @Test
  void throwsWhereTheRequestAsAWholeFails() {
    BatchService service = BATCH.withJob("fails");
    BATCH.local().faults().next(3, Operation.TASK_ADD_COLLECTION).answer(503, "ServerBusy");

    assertThatExceptionOfType(ThrottledException.class)
        .isThrownBy(() -> service.addTasks("fails", tasks("fails", 2)))
        .withMessageContainingAll("2 tasks", "'fails'", "ServerBusy");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> service.addTasks("no-job", tasks("no-job", 2)))
        .withMessageContaining("JobNotFound");
  }

  @Test
  void addsAllOfThemOnceWhereTheAnswerIsLost() {
    BatchService service = BATCH.withJob("lost");
    BATCH.local().faults().next(Operation.TASK_ADD_COLLECTION).dropAfterEffect();

    var results = service.addTasks("lost", tasks("lost", 3));

    assertThat(results).extracting(TaskAddResult::fault).containsOnlyNulls();
    assertThat(service.tasks("lost")).hasSize(3);
  }

  @Test
  void refusesTwoTasksWithOneIdBeforeAnyEffect() {
    BatchService service = BATCH.withJob("double");

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                service.addTasks(
                    "double", List.of(large("double", "Same", 1), large("double", "same", 1))))
        .withMessageContaining("'same'");
    assertThat(service.tasks("double")).isEmpty();
  }

  @Test
  void sendsNothingForNoTasks() {
    assertThat(BATCH.service().addTasks("none", List.of())).isEmpty();
    assertThat(BATCH.local().calls().total()).isZero();
  }

  private static List<TaskSpecification> tasks(String jobId, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> LocalBatch.task(jobId, "t" + i, "key-" + i, "/bin/true"))
        .toList();
  }

  private static List<TaskReference> references(List<TaskSpecification> tasks) {
    return tasks.stream().map(TaskSpecification::reference).toList();
  }

  private static TaskSpecification large(String jobId, String id, int bytes) {
    var task = LocalBatch.task(jobId, id, "key-" + id, "/bin/true");
    return new TaskSpecification(
        task.reference(),
        task.mark(),
        task.commandLine(),
        new TaskEnvironment(Map.of("LARGE", "x".repeat(bytes))),
        task.resourceFiles(),
        task.outputFiles(),
        task.constraints(),
        task.options());
  }
}
