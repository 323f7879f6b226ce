package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.ResourceFile;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskDependencies;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tasks that the service refuses because a part of them is too large. */
class TaskSizesTest extends ServiceTest {

  /** Of the JSON of one resource file, beside its URL. */
  private static final int FRAME = "{\"httpUrl\":\"\",\"filePath\":\"f\"}".length();

  @Test
  void takesResourceFilesUpToTheirSize() throws Exception {
    addJob("job");

    add(task("task", "exit 0").withResourceFiles(List.of(file(32_768 - 2 - FRAME))));

    assertThat(client.taskOperations().getTask("job", "task").resourceFiles()).hasSize(1);
  }

  @Test
  void refusesLargerOnesInTheWordsThatUsersReport() throws Exception {
    addJob("job");

    BatchErrorException refusal =
        refusal(task("task", "exit 0").withResourceFiles(List.of(file(32_768 - 1 - FRAME))));

    assertThat(refusal.body().code()).isEqualTo("InvalidPropertyValue");
    assertThat(refusal.body().values())
        .anySatisfy(value -> assertThat(value.value()).isEqualTo("resourceFiles"))
        .anySatisfy(
            value ->
                assertThat(value.value())
                    .isEqualTo("Total size of resourceFiles cannot be more than 32768 characters"));
  }

  @Test
  void refusesIdsOfTasksThatItDependsOnBeyondTheDocumentedLength() throws Exception {
    addJob("job");
    List<String> ids = Collections.nCopies(1_001, "i".repeat(64));

    BatchErrorException refusal =
        refusal(task("task", "exit 0").withDependsOn(new TaskDependencies().withTaskIds(ids)));

    assertThat(refusal.body().code()).isEqualTo("TaskDependencyListTooLong");
  }

  @Test
  void refusesADisplayNameBeyondTheDocumentedLength() throws Exception {
    addJob("job");

    BatchErrorException refusal =
        refusal(task("task", "exit 0").withDisplayName("n".repeat(1_025)));

    assertThat(refusal.body().code()).isEqualTo("InvalidPropertyValue");
  }

  @Test
  void refusesARequestOfMoreThanAMebibyte() throws Exception {
    addJob("job");
    String line =
        IntStream.range(0, 1024).mapToObj(i -> "x".repeat(1024)).reduce("", String::concat);

    BatchErrorException refusal = refusal(task("task", line));

    assertThat(refusal.body().code()).isEqualTo("RequestBodyTooLarge");
  }

  private static ResourceFile file(int urlLength) {
    return new ResourceFile()
        .withHttpUrl("https://x.test/" + "u".repeat(urlLength - "https://x.test/".length()))
        .withFilePath("f");
  }

  private void add(TaskAddParameter task) throws Exception {
    client.taskOperations().createTask("job", task);
  }

  private BatchErrorException refusal(TaskAddParameter task) {
    return catchThrowableOfType(BatchErrorException.class, () -> add(task));
  }
}
