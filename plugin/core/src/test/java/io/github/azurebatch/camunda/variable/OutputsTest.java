package io.github.azurebatch.camunda.variable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutputsTest {

  private static final String JSON =
      """
      {"version": 1, "account": "default", "jobId": "numbers", "taskId": "write", "attempt": 1,
       "retryCount": 0, "requeueCount": 2, "exitCode": 0, "result": "success",
       "startTime": "2026-07-01T10:00Z", "endTime": "2026-07-01T10:00:05.25Z",
       "poolId": "small", "nodeId": "tvmps_1_d",
       "upload": "uploaded", "count": 1, "truncated": false,
       "files": {"out.txt": %1$s}, "list": [%1$s],
       "content": {"report.json": {"total": 5000000000, "mean": 1.50}, "none.json": null},
       "ofALaterRelease": [1, 2]}
      """
          .formatted(
              """
              {"name": "write/out.txt", "path": "out.txt", "container": "job-numbers",
               "url": "https://s.blob.core.windows.net/job-numbers/write/out.txt",
               "size": 5000000000, "eTag": "0x1", "contentType": null,
               "lastModified": "2026-07-01T10:00:05Z", "taskId": "write"}""");

  static Stream<Object> formsOfOneValue() {
    return Stream.of(
        JSON,
        Spin.JSON(JSON),
        Spin.JSON(JSON).mapTo(LinkedHashMap.class),
        Variables.serializedObjectValue(JSON)
            .serializationDataFormat(Variables.SerializationDataFormats.JSON)
            .objectTypeName(LinkedHashMap.class.getName())
            .create());
  }

  @ParameterizedTest
  @MethodSource("formsOfOneValue")
  void readsWhatATaskLeft(Object value) {
    Outputs outputs = Outputs.from(value);

    assertThat(outputs.version()).isEqualTo(1);
    assertThat(outputs.account()).isEqualTo("default");
    assertThat(outputs.jobId()).contains("numbers");
    assertThat(outputs.taskId()).contains("write");
    assertThat(outputs.exitCode()).hasValue(0);
    assertThat(outputs.poolId()).contains("small");
    assertThat(outputs.nodeId()).contains("tvmps_1_d");
    assertThat(outputs.requeueCount()).hasValue(2);
    assertThat(outputs.result()).contains("success");
    assertThat(outputs.startTime()).contains(Instant.parse("2026-07-01T10:00:00Z"));
    assertThat(outputs.endTime()).contains(Instant.parse("2026-07-01T10:00:05.25Z"));
    assertThat(outputs.upload()).contains("uploaded");
    assertThat(outputs.tasks()).isEmpty();
    assertThat(outputs.failures()).isEmpty();
    assertThat(outputs.isTruncated()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("formsOfOneValue")
  void readsItsFilesAndTheirContent(Object value) {
    Outputs outputs = Outputs.from(value);
    OutputBlob file = outputs.file("out.txt");

    assertThat(outputs.files()).containsOnlyKeys("out.txt");
    assertThat(file.name()).isEqualTo("write/out.txt");
    assertThat(file.size()).isEqualTo(5_000_000_000L);
    assertThat(file.url()).hasPath("/job-numbers/write/out.txt");
    assertThat(file.contentType()).isEmpty();
    assertThat(file.kind()).isEmpty();
    assertThat(file.lastModified()).isEqualTo(Instant.parse("2026-07-01T10:00:05Z"));
    assertThat(outputs.content("none.json")).isNull();
    assertThat(outputs.content("report.json"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("total", 5_000_000_000L);
  }

  @Test
  void hasTheContentOfAFileThatIsCalledVersion() {
    Outputs outputs =
        Outputs.from(Map.of("version", 1, "content", Map.of("version", "2.0", "a.txt", "a")));

    assertThat(outputs.content("version")).isEqualTo("2.0");
    assertThat(outputs.content("a.txt")).isEqualTo("a");
  }

  @Test
  void countsTheTasksOfAListAndNamesThoseAtFault() {
    Outputs outputs =
        Outputs.from(
            """
            {"version": 1, "account": "default", "jobId": "numbers", "taskIdPrefix": "count",
             "tasks": 5, "succeeded": 3, "failed": 1, "lost": 1, "open": 0, "missing": 1,
             "failures": [{"taskId": "count-2", "index": 2, "exitCode": 3,
                           "code": "FailureExitCode", "message": "ended with exit code 3",
                           "nodeId": "tvmps_1_d"},
                          {"taskId": "count-4", "index": 4, "exitCode": null,
                           "code": "AzureBatchTaskLost", "message": "was deleted"}],
             "upload": {"uploaded": 3}, "files": {}, "list": [], "truncated": true,
             "count": 400, "bytes": 1}
            """);

    assertThat(outputs.tasks()).contains(new TaskCounts(5, 3, 1, 1, 0, 1));
    assertThat(outputs.failures()).extracting(TaskFailure::taskId).contains("count-2", "count-4");
    assertThat(outputs.failures().get(0).exitCode()).hasValue(3);
    assertThat(outputs.failures().get(0).nodeId()).contains("tvmps_1_d");
    assertThat(outputs.failures().get(1).exitCode()).isEmpty();
    assertThat(outputs.failures().get(1).nodeId()).isEmpty();
    assertThat(outputs.upload()).isEmpty();
    assertThat(outputs.exitCode()).isEmpty();
    assertThat(outputs.isTruncated()).isTrue();
    assertThatThrownBy(() -> outputs.file("count-1/out.txt"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("'outputs' has no file 'count-1/out.txt'; it lists [] of 400 files");
  }

  @Test
  void saysWhichFileAndWhichContentIsMissing() {
    Outputs outputs = Outputs.from(JSON);

    assertThatThrownBy(() -> outputs.file("out.csv"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'outputs' has no file 'out.csv'; it lists [out.txt]");
    assertThatThrownBy(() -> outputs.content("out.txt"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has no content of 'out.txt'", "[report.json, none.json]", "inline");
  }

  @ParameterizedTest
  @MethodSource("noOutputs")
  void refusesWhatIsNoOutputs(@Nullable Object value, String reason) {
    assertThatThrownBy(() -> Outputs.from(value))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'outputs'")
        .hasMessageContaining(reason);
  }

  static Stream<Arguments> noOutputs() {
    return Stream.of(
        Arguments.of(null, "the value is null"),
        Arguments.of(5, "java.lang.Integer"),
        Arguments.of("not json", "'outputs'"),
        Arguments.of(Map.of("version", 2), "format version 2"));
  }

  @Test
  void namesTheFieldThatIsMissingOrOfAnotherType() {
    Map<String, Object> fields = new HashMap<>(Map.of("count", "many", "exitCode", "zero"));
    fields.put("account", null);
    Outputs outputs = Outputs.from(fields);

    assertThatThrownBy(outputs::account)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("'outputs': the field 'account' is missing");
    assertThatThrownBy(outputs::count).hasMessageContaining("'count'").hasMessageContaining("many");
    assertThatThrownBy(outputs::exitCode).hasMessageContaining("'exitCode' is no number");
  }
}
