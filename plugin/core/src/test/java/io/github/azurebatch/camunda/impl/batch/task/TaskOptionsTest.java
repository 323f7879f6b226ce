package io.github.azurebatch.camunda.impl.batch.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.StubService;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.sdk.LocalBatch;
import io.github.azurebatch.camunda.impl.batch.sdk.SdkBatchService;
import io.github.azurebatch.camunda.impl.batch.sdk.model.RestFields;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TaskOptionsTest {

  private static final Map<String, Object> CONTAINER =
      Map.of(
          "imageName",
          "ubuntu:22.04",
          "containerRunOptions",
          "--rm",
          "workingDirectory",
          "containerImageDefault",
          "registry",
          Map.of("registryServer", "r.test", "username", "u"));

  @Test
  void sendsOptionsAsTheyStandInTheRestApi() {
    var options =
        new TaskOptions(
            Map.of(
                "containerSettings",
                CONTAINER,
                "userIdentity",
                Map.of("autoUser", Map.of("scope", "task", "elevationLevel", "admin")),
                "applicationPackageReferences",
                List.of(Map.of("applicationId", "app", "version", "1")),
                "dependsOn",
                Map.of(
                    "taskIds",
                    List.of("t0"),
                    "taskIdRanges",
                    List.of(Map.of("start", 1, "end", 9))),
                "exitConditions",
                Map.of(
                    "exitCodes",
                    List.of(Map.of("code", 1, "exitOptions", Map.of("jobAction", "terminate"))),
                    "default",
                    Map.of("dependencyAction", "satisfy")),
                "requiredSlots",
                2),
            new Secret("p4ss"));

    assertThat(sent(options))
        .contains(
            "\"containerSettings\":{\"containerRunOptions\":\"--rm\",\"imageName\":\"ubuntu:22.04\",\"registry\":{\"username\":\"u\",\"password\":\"p4ss\",\"registryServer\":\"r.test\"},\"workingDirectory\":\"containerImageDefault\"}",
            "\"userIdentity\":{\"autoUser\":{\"scope\":\"task\",\"elevationLevel\":\"admin\"}}",
            "\"applicationPackageReferences\":[{\"applicationId\":\"app\",\"version\":\"1\"}]",
            "\"dependsOn\":{\"taskIds\":[\"t0\"],\"taskIdRanges\":[{\"start\":1,\"end\":9}]}",
            "\"exitConditions\":{\"exitCodes\":[{\"code\":1,\"exitOptions\":{\"jobAction\":\"terminate\"}}],\"default\":{\"dependencyAction\":\"satisfy\"}}",
            "\"requiredSlots\":2");
    assertThat(options.toString()).doesNotContain("p4ss");
  }

  @ParameterizedTest
  @MethodSource
  void refusesWhatTheRestApiDoesNotHave(String field, Object value, String said) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> RestFields.checkTask(field, value))
        .withMessageContainingAll(said.split(" "));
  }

  static Stream<Arguments> refusesWhatTheRestApiDoesNotHave() {
    return Stream.of(
        Arguments.of("shell", Map.of(), "'shell' known"),
        Arguments.of("containerSettings", Map.of(), "imageName missing"),
        Arguments.of(
            "containerSettings", Map.of("imageName", "i", "gpus", 1), ".gpus containerRunOptions"),
        Arguments.of(
            "containerSettings",
            Map.of("imageName", "i", "workingDirectory", "here"),
            "workingDirectory here containerImageDefault"),
        Arguments.of(
            "dependsOn", Map.of("taskIdRanges", List.of(Map.of("start", 1))), ".end' missing"),
        Arguments.of("dependsOn", Map.of("taskIds", Map.of("a", 1)), "not what the REST API has"),
        Arguments.of(
            "dependsOn",
            Map.of("taskIds", Map.of("a", 1)),
            "'dependsOn.taskIds[0]' must be a text"),
        Arguments.of(
            "containerSettings",
            Map.of("imageName", List.of("i")),
            "'containerSettings.imageName' must be a text"),
        Arguments.of(
            "dependsOn",
            Map.of("taskIdRanges", List.of(Map.of("start", "one", "end", 2))),
            "'dependsOn.taskIdRanges[0].start' must be a number"),
        Arguments.of(
            "dependsOn",
            Map.of("taskIdRanges", List.of(Map.of("start", 1, "end", 2), "")),
            "list of objects element empty"),
        Arguments.of(
            "exitConditions", Map.of("default", Map.of("jobAction", "stop")), "stop terminate"),
        Arguments.of("requiredSlots", "two", "not"));
  }

  /** The mapper of the SDK names them. */
  @Test
  void refusesWithoutTheNamesOfClasses() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> RestFields.checkTask("requiredSlots", Map.of("a", List.of())))
        .withMessage("it is not what the REST API has: 'requiredSlots' must be a number");
  }

  @Test
  void takesValuesInAnyCaseAsTheServiceDoes() {
    assertThatCode(
            () ->
                RestFields.checkTask(
                    "exitConditions", Map.of("default", Map.of("jobAction", "Terminate"))))
        .doesNotThrowAnyException();
  }

  private static String sent(TaskOptions options) {
    try (StubService stub = new StubService().then(201, "");
        BatchService service =
            SdkBatchService.open(
                new BatchAccount(stub.url(), "a", new Credential.AccountKey(new Secret("a2V5"))))) {
      var task = LocalBatch.task("j", "t", "key", "run");
      service.addTask(
          new TaskSpecification(
              task.reference(),
              task.mark(),
              task.commandLine(),
              task.environment(),
              task.resourceFiles(),
              task.outputFiles(),
              task.constraints(),
              options));
      return stub.requests().get(0).body();
    }
  }
}
