package io.github.azurebatch.camunda.impl.engine.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestFormsTest {

  @Test
  void readsTheIdsAndRangesThatATaskDependsOn() {
    var wanted =
        Map.of(
            "taskIds", List.of("a", "1-10"), "taskIdRanges", List.of(Map.of("start", 1, "end", 9)));

    assertThat(RestForms.dependencies("a, 1..9\n1-10")).isEqualTo(wanted);
    assertThat(RestForms.dependencies(List.of("a", Map.of("taskId", "1-10"), "1 .. 9")))
        .isEqualTo(wanted);
  }

  @Test
  void takesASubmittedTaskOrTheRestApisObjectAsDependency() {
    assertThat(RestForms.dependencies(Map.of("jobId", "j", "taskId", "t")))
        .isEqualTo(Map.of("taskIds", List.of("t"), "taskIdRanges", List.of()));
    assertThat(RestForms.dependencies("{\"taskIds\":[\"t\"]}"))
        .isEqualTo(Map.of("taskIds", List.of("t")));
  }

  @Test
  void readsApplicationPackages() {
    assertThat(RestForms.applicationPackages("ffmpeg#4.2, blender\n{x}#1"))
        .isEqualTo(
            List.of(
                Map.of("applicationId", "ffmpeg", "version", "4.2"),
                Map.of("applicationId", "blender"),
                Map.of("applicationId", "{x}", "version", "1")));
    assertThat(RestForms.applicationPackages("[{\"applicationId\":\"a\"}]"))
        .isEqualTo(List.of(Map.of("applicationId", "a")));
  }

  @Test
  void readsAUser() {
    assertThat(RestForms.userIdentity(" worker ")).isEqualTo(Map.of("username", "worker"));
    assertThat(RestForms.userIdentity("{\"autoUser\":{\"scope\":\"task\"}}"))
        .isEqualTo(Map.of("autoUser", Map.of("scope", "task")));
  }

  @Test
  void refusesTextWhereAnObjectIsNeeded() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> RestForms.object("text"))
        .withMessageContaining("JSON object");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> RestForms.object("{broken"))
        .withMessageContaining("no JSON");
  }
}
