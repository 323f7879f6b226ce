package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.azure.batch.protocol.models.TaskAddCollectionResult;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskAddResult;
import com.microsoft.azure.batch.protocol.models.TaskAddStatus;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskCollectionTest extends ServiceTest {

  @Test
  void tellsOfEachTaskWhatBecameOfIt() throws Exception {
    addJob("job");
    addTask("job", "old", "exit 0");

    TaskAddCollectionResult result =
        add(List.of(task("new", "exit 0"), task("old", "exit 0"), task("a.b", "exit 0")));

    assertThat(result.value())
        .extracting(TaskAddResult::taskId, TaskAddResult::status)
        .containsExactly(
            tuple("new", TaskAddStatus.SUCCESS),
            tuple("old", TaskAddStatus.CLIENT_ERROR),
            tuple("a.b", TaskAddStatus.CLIENT_ERROR));
    assertThat(result.value().get(0).location()).endsWith("/jobs/job/tasks/new");
    assertThat(result.value().get(1).error().code()).isEqualTo("TaskExists");
    assertThat(result.value().get(2).error().code()).isEqualTo("InvalidPropertyValue");
  }

  @Test
  void takesAHundredAndNotMore() throws Exception {
    addJob("job");

    assertThat(add(numbered(100)).value()).hasSize(100);
    assertRefused(400, "InvalidPropertyValue", () -> add(numbered(101)));
  }

  @Test
  void takesAMebibyteAndNotMore() throws Exception {
    addJob("job");
    String long60k = String.join("", Collections.nCopies(60_000, "x"));

    assertRefused(
        413,
        "RequestBodyTooLarge",
        () ->
            add(IntStream.range(0, 20).mapToObj(i -> task("t" + i, "exit 0 " + long60k)).toList()));
    assertThat(client.taskOperations().listTasks("job")).isEmpty();
  }

  private TaskAddCollectionResult add(List<TaskAddParameter> tasks) {
    return client.protocolLayer().tasks().addCollection("job", tasks);
  }

  private static List<TaskAddParameter> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> task("t" + i, "exit 0")).toList();
  }
}
