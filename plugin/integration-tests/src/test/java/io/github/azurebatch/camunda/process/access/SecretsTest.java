package io.github.azurebatch.camunda.process.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.OutputFile;
import com.microsoft.azure.batch.protocol.models.ResourceFile;
import io.github.azurebatch.camunda.process.support.DatabaseDump;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase
class SecretsTest {

  private static final Pattern SIGNATURE = Pattern.compile("sig=([^&]+)");

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @Test
  void leavesNoSignatureInTheDatabaseOrTheLogs() throws SQLException {
    String dump;
    String logs;
    Set<String> signatures;
    try (LogCapture capture = new LogCapture()) {
      runEverythingThatSigns();
      dump = DatabaseDump.of(azure.engine().getProcessEngineConfiguration().getDataSource());
      logs = capture.text();
      signatures = mintedSignatures();
    }

    assertThat(signatures).hasSizeGreaterThanOrEqualTo(4);
    for (String signature : signatures) {
      assertThat(dump.contains(signature)).as("signature in the database").isFalse();
      assertThat(linesWith(logs, signature)).as("log lines with a signature").isEmpty();
    }
    assertThat(dump).doesNotContain("sig=", "sig%3D");
    assertThat(dump).contains("FileUploadContainerNotFound", "holds a shared access signature");
    // the ends of the upload logs, which quote the signed URLs
    assertThat(dump).contains("fileUploadErr", "[signature cut]");
  }

  private static void runEverythingThatSigns() {
    azure.deploy(twoTasks());
    azure.deploy(
        Models.withSas(
            sas -> sas.camundaInputParameter("container", "gone-" + UUID.randomUUID()),
            "bash -c 'echo x > output.txt'",
            "output.txt\n../std*.txt\n../fileupload*.txt"));
    azure.start(Models.KEY, Map.of());
    azure.runToRest();
    azure.start("two-tasks", Map.of());
    azure.runToRest();
    azure.deploy(
        Models.withSas(
            UnaryOperator.identity(),
            "true",
            "[{\"filePattern\":\"a\",\"containerUrl\":\"http://x/c?si${'g'}=given-by-hand\"}]"));
    azure.start(Models.KEY, Map.of());
    azure.runToRest();
  }

  private static BpmnModelInstance twoTasks() {
    BpmnModelInstance model =
        Models.steps(
                submit ->
                    submit
                        .camundaInputParameter("commandLine", "bash -c 'echo x > output.txt'")
                        .camundaInputParameter("outputFiles", "output.txt"),
                UnaryOperator.identity())
            .serviceTask("second")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", Models.JOB_ID)
            .camundaInputParameter("commandLine", "cat output.txt")
            .camundaInputParameter("resourceFiles", "${outputs.files['output.txt']}")
            .endEvent()
            .done();
    model
        .getDefinitions()
        .getChildElementsByType(Process.class)
        .forEach(process -> process.setId("two-tasks"));
    return model;
  }

  private static Set<String> mintedSignatures() {
    Set<String> signatures = new LinkedHashSet<>();
    signedUrls()
        .forEach(
            url -> {
              Matcher matcher = SIGNATURE.matcher(url);
              while (matcher.find()) {
                signatures.add(matcher.group(1));
                signatures.add(URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8));
              }
            });
    return signatures;
  }

  private static Stream<String> signedUrls() {
    return new SentTasks(azure)
        .client().tasks().list(Models.JOB_ID).stream().flatMap(SecretsTest::signedUrls);
  }

  private static Stream<String> signedUrls(CloudTask task) {
    List<OutputFile> outputs = task.outputFiles() == null ? List.of() : task.outputFiles();
    List<ResourceFile> resources = task.resourceFiles() == null ? List.of() : task.resourceFiles();
    return Stream.concat(
        outputs.stream().map(file -> file.destination().container().containerUrl()),
        resources.stream().map(ResourceFile::httpUrl));
  }

  private static List<String> linesWith(String logs, String signature) {
    return logs.lines()
        .filter(line -> line.contains(signature))
        .map(line -> line.replace(signature, "[THE SIGNATURE]"))
        .toList();
  }
}
