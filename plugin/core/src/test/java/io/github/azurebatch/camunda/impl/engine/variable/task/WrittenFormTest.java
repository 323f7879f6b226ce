package io.github.azurebatch.camunda.impl.engine.variable.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.impl.engine.variable.ContainerSas;
import io.github.azurebatch.camunda.impl.engine.variable.OutputContainer;
import io.github.azurebatch.camunda.impl.engine.variable.SasLifetime;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Engines hold variables in this form for years, and models read their fields: each text is as the
 * first build with its format wrote it, and a build that writes another one has changed the format.
 */
class WrittenFormTest {

  private static final Instant SUBMITTED = Instant.parse("2026-01-01T00:00:00.123Z");

  private static final DeclaredOutputFile FILE =
      new DeclaredOutputFile(
          new FilePattern("../std*.txt"),
          "default",
          "job-j",
          "",
          UploadCondition.TASK_COMPLETION,
          true);

  private static final String FILE_TEXT =
      """
      {"filePattern":"../std*.txt","account":"default","container":"job-j","path":"",\
      "uploadCondition":"taskcompletion","required":true}""";

  @Test
  void ofAnOutputFileIsReadAsItWasWritten() {
    assertThat(Json.write(FILE.toMap())).isEqualTo(FILE_TEXT);
    assertThat(DeclaredOutputFile.from(Fields.of(FILE_TEXT))).isEqualTo(FILE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"a\"]", "{\"a\":1}"})
  void ofAnOutputFileHasATextForItsPath(String path) {
    Fields fields = Fields.of(FILE_TEXT.replace("\"path\":\"\"", "\"path\":" + path));

    assertThatThrownBy(() -> DeclaredOutputFile.from(fields))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("the field 'path': a text is expected");
  }

  @Test
  void ofATaskSaysWhatIsUnknownAndNotThatThereAreNoWarnings() {
    SubmittedTask task =
        new SubmittedTask(
            "default",
            new TaskReference("j", "t"),
            SUBMITTED,
            null,
            Instant.EPOCH,
            Duration.ofMinutes(90),
            OnCancel.LEAVE,
            "s1",
            List.of(FILE),
            List.of());
    String text =
        """
        {"version":1,"account":"default","jobId":"j","taskId":"t",\
        "submitted":"2026-01-01T00:00:00.123Z","created":null,"sasExpiry":"1970-01-01T00:00:00Z",\
        "maxWallClockTime":"PT1H30M","onCancel":"leave","scope":"s1","outputFiles":[%s]}"""
            .formatted(FILE_TEXT);

    assertThat(Json.write(task.toMap())).isEqualTo(text);
    assertThat(SubmittedTask.from(Fields.of(text))).isEqualTo(task);
  }

  @Test
  void ofTasksEndsWithTheirWarnings() {
    SubmittedTasks tasks =
        new SubmittedTasks(
            "default",
            "j",
            "part",
            250,
            SUBMITTED,
            null,
            null,
            null,
            OnCancel.TERMINATE,
            null,
            List.of(FILE),
            List.of("a warning"));
    String text =
        """
        {"version":1,"account":"default","jobId":"j","taskIdPrefix":"part","count":250,\
        "submitted":"2026-01-01T00:00:00.123Z","lastSubmitted":null,"sasExpiry":null,\
        "maxWallClockTime":null,"onCancel":"terminate","scope":null,"outputFiles":[%s],\
        "warnings":["a warning"]}"""
            .formatted(FILE_TEXT);

    assertThat(Json.write(tasks.toMap())).isEqualTo(text);
    assertThat(SubmittedTasks.from(Fields.of(text))).isEqualTo(tasks);
  }

  @Test
  void ofRunsHasPlacesAsBits() {
    SubmittedTasks tasks = tasksOf(250);
    ListRuns runs =
        ListRuns.first(tasks)
            .again(1, 2, null, Instant.EPOCH, null)
            .again(250, 2, null, Instant.EPOCH, null);
    String text =
        """
        {"rounds":[{"attempt":2,"added":null,"after":"1970-01-01T00:00:00Z","sasExpiry":null,\
        "places":"AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQ"}]}""";

    assertThat(Json.write(Map.of("rounds", runs.toList()))).isEqualTo(text);
    assertThat(ListRuns.from(tasks, Fields.of(text))).isEqualTo(runs);
  }

  @Test
  void ofAnInlineOutputIsItsNameUnlessThereIsMoreToSay() {
    List<InlineOutput> outputs =
        List.of(
            new InlineOutput("a.json", InlineOutput.Form.BY_TYPE),
            new InlineOutput("b", InlineOutput.Form.JSON));
    String text =
        """
        {"inline":["a.json",{"name":"b","as":"json"}]}""";

    assertThat(Json.write(Map.of("inline", InlineOutput.toList(outputs)))).isEqualTo(text);
    assertThat(Fields.of(text).list("inline").stream().map(InlineOutput::from).toList())
        .isEqualTo(outputs);
  }

  @Test
  void ofAGrantNamesAPolicyOnlyIfThereIsOne() {
    ContainerSas grant =
        new ContainerSas("default", "c", new SasPermissions("wr"), SasLifetime.AUTO, null);
    ContainerSas withPolicy =
        new ContainerSas("default", "c", new SasPermissions("w"), SasLifetime.DEFAULT, "policy");
    String text =
        """
        {"version":1,"account":"default","kind":"container","container":"c","permissions":"rw",\
        "lifetime":"auto"}""";
    String textWithPolicy =
        """
        {"version":1,"account":"default","kind":"container","container":"c","permissions":"w",\
        "lifetime":"PT24H","accessPolicy":"policy"}""";

    assertThat(Json.write(grant.toMap())).isEqualTo(text);
    assertThat(Json.write(withPolicy.toMap())).isEqualTo(textWithPolicy);
    assertThat(ContainerSas.from(Fields.of(text))).isEqualTo(grant);
    assertThat(ContainerSas.from(Fields.of(textWithPolicy))).isEqualTo(withPolicy);
  }

  @Test
  void ofAContainerHasItsUrlAsText() {
    OutputContainer container =
        new OutputContainer("default", "c", URI.create("https://a.blob.core.windows.net/c"));

    assertThat(Json.write(container.toMap()))
        .isEqualTo(
            """
            {"version":1,"account":"default","container":"c",\
            "url":"https://a.blob.core.windows.net/c"}""");
  }

  private static SubmittedTasks tasksOf(int count) {
    return new SubmittedTasks(
        "default",
        "j",
        "part",
        count,
        SUBMITTED,
        null,
        null,
        null,
        OnCancel.TERMINATE,
        null,
        List.of(),
        List.of());
  }
}
