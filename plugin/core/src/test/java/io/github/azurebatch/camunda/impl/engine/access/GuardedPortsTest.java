package io.github.azurebatch.camunda.impl.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.FakePort;
import io.github.azurebatch.camunda.config.AccessRule;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.task.TaskConstraints;
import io.github.azurebatch.camunda.impl.batch.task.TaskEnvironment;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;
import io.github.azurebatch.camunda.impl.batch.task.TaskOptions;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of both ports asks first, so that a new one cannot be forgotten. */
class GuardedPortsTest {

  private static final Guard NONE =
      guard(
          AccessRule.forAll()
              .ofProcessDefinitions("other")
              .grantingJobs("*")
              .grantingContainers("*"));

  private static final TaskReference TASK = new TaskReference("theirs", "task");

  /** They name no job, or only those that the requester may use. */
  private static final Set<String> OF_NO_JOB =
      Set.of("pool", "nodes", "activeJobIds", "check", "close");

  /** They make no call, or none for a container. */
  private static final Set<String> OF_NO_CONTAINER =
      Set.of("check", "containerUrl", "longestSignature");

  static Stream<Method> operationsOnJobs() {
    return operations(BatchService.class, OF_NO_JOB);
  }

  static Stream<Method> operationsOnContainers() {
    return operations(BlobStorage.class, OF_NO_CONTAINER);
  }

  private static Stream<Method> operations(Class<?> port, Set<String> others) {
    return Arrays.stream(port.getMethods()).filter(method -> !others.contains(method.getName()));
  }

  @ParameterizedTest
  @MethodSource("operationsOnJobs")
  void refuseAJobThatIsNotGranted(Method operation) {
    BatchService batch =
        new GuardedBatch(FakePort.of(BatchService.class, Map.of()), "default", NONE);

    assertThatThrownBy(() -> call(batch, operation))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("Azure Batch job 'theirs' is granted to process 'process' by no");
  }

  @ParameterizedTest
  @MethodSource("operationsOnContainers")
  void refuseAContainerThatIsNotGranted(Method operation) {
    BlobStorage storage =
        new GuardedStorage(FakePort.of(BlobStorage.class, Map.of()), "default", NONE);

    assertThatThrownBy(() -> call(storage, operation))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("container 'theirs' is granted to process 'process' by no");
  }

  @Test
  void listOnlyJobsThatAreGranted() {
    BatchService all =
        FakePort.of(
            BatchService.class, Map.of("activeJobIds", arguments -> List.of("own", "theirs")));
    Guard guard = guard(AccessRule.forAll().grantingJobs("own"));

    assertThat(new GuardedBatch(all, "default", guard).activeJobIds()).containsExactly("own");
  }

  private static Guard guard(AccessRule rule) {
    return new Guard(
        new Rights(new AccessRules(List.of(rule)), new Requester(null, "process")),
        OfflineAccounts.open());
  }

  private static void call(Object port, Method operation) throws Throwable {
    Object[] arguments =
        Arrays.stream(operation.getParameterTypes()).map(GuardedPortsTest::argument).toArray();
    try {
      operation.invoke(port, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static @Nullable Object argument(Class<?> type) {
    if (type == String.class) {
      return "theirs";
    }
    if (type == int.class) {
      return 1;
    }
    if (type == TaskReference.class) {
      return TASK;
    }
    if (type == JobSpecification.class) {
      return new JobSpecification("theirs", "pool");
    }
    return type == TaskSpecification.class ? task() : blobOrNothing(type);
  }

  private static TaskSpecification task() {
    return new TaskSpecification(
        TASK,
        new TaskMark("key", "installation", "instance", "terminate"),
        "c",
        TaskEnvironment.EMPTY,
        List.of(),
        List.of(),
        TaskConstraints.NONE,
        TaskOptions.NONE);
  }

  /** Other arguments name nothing. */
  private static @Nullable Object blobOrNothing(Class<?> type) {
    return type == StoredBlob.class
        ? new StoredBlob(
            "name", "theirs", URI.create("https://s.test"), 1, "tag", null, OffsetDateTime.MIN)
        : null;
  }
}
