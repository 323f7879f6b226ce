package io.github.azurebatch.camunda.process.access;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.local.TaskState;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.DatabaseDump;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.LeakScanner;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service or a task quotes of a secret stays out of incidents, database and log. */
class QuotedSecretsTest {

  private static final String TOKEN = "t0ken/7d3e=&\"b91c";
  private static final String BEGINNING = TOKEN.substring(0, 10);
  private static final String LINE = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC";
  private static final String KEY =
      "-----BEGIN PRIVATE KEY-----\n%s\nAbCd==\n-----END PRIVATE KEY-----\n".formatted(LINE);
  private static final String SIGNATURE = LeakScanner.INVENTED;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CUT = "[secret cut]";

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(
          Databases.current()
              .withProperty("secrets.token", TOKEN)
              .withProperty("secrets.key", KEY));

  private final Engines engines = new Engines(azure);
  private LogCapture log;

  @BeforeEach
  void capture() {
    log = new LogCapture();
  }

  @AfterEach
  void hasNoTokenAnywhere() throws SQLException {
    String logged = log.text();
    log.close();
    String stored = DatabaseDump.of(azure.engine().getProcessEngineConfiguration().getDataSource());
    for (String form : List.of(TOKEN, json(TOKEN), url(TOKEN), base64(TOKEN), LINE)) {
      assertThat(logged).doesNotContain(form);
      assertThat(stored).doesNotContain(form);
    }
    // the log also has the lines of the local service, with parts of its answers
    assertThat(stored).doesNotContain(BEGINNING, url(BEGINNING));
    assertThat(logged + stored).doesNotContain(SIGNATURE);
    assertThat(stored).contains(CUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "url", "base64", "json", "shortened"})
  void areCutFromTheAnswerOfAService(String form) {
    String quoted =
        switch (form) {
          case "url" -> url(TOKEN);
          case "base64" -> base64(TOKEN);
          case "json" -> json(TOKEN);
          case "shortened" -> TOKEN.substring(0, 12);
          default -> TOKEN;
        };
    azure.batch().faults().next(TASK_ADD).answerText(400, "application/json", refusal(quoted));
    azure.deploy(printing("true"));

    ProcessInstance instance = engines.start(Map.of());

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("InvalidPropertyValue", CUT);
  }

  @Test
  void areCutFromTheLogsThatATaskPrints() {
    azure.deploy(printing("bash -c 'echo \"refused: $TOKEN\"; echo \"$TOKEN\" >&2; exit 1'"));

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("exit code 1");
    assertThat(engines.errorDetails()).contains("refused: " + CUT);
  }

  @Test
  void areCutFromLogsThatEndWithinThemOrHaveThemLineByLine() {
    azure.deploy(
        printing(
            "bash -c 'echo \"$KEY\" | sed \"s/^/key: /\"; printf \"refused: %.12s\" \"$TOKEN\" >&2; exit 1'"));

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("exit code 1");
    assertThat(engines.errorDetails())
        .contains("key: -----BEGIN PRIVATE KEY-----\nkey: " + CUT, "refused: " + CUT);
  }

  @Test
  void areCutFromTheContentThatInlineReads() {
    azure.deploy(
        reading(
            "bash -c 'echo \"token $TOKEN\"; echo \"https://a.test/c?sv=1&s\"\"ig=$(echo %s | rev)&se=2\"'"
                .formatted(new StringBuilder(SIGNATURE).reverse()),
            "../stdout.txt",
            "stdout.txt"));

    ProcessInstance instance = engines.run();

    assertHaveContent(
        instance, "stdout.txt", "token " + CUT + "\nhttps://a.test/c?sv=1&[signature cut]&se=2\n");
  }

  /** JSON may write any letter as a code, which its parser reads as the letter. */
  @Test
  void areCutFromTheJsonThatInlineReadsWhichStaysJson() {
    String escaped = json(TOKEN).replace("t0", "\\u00740").replace("/", "\\/");
    azure.script(
        forTask("*")
            .file(
                "report.json",
                """
                ["%s", {"a %s": {"b": "x %s"}, "sig": "%s"}, 7]"""
                    .formatted(escaped, json(TOKEN), escaped, SIGNATURE)));
    azure.deploy(reading("scripted", "report.json", "report.json"));

    ProcessInstance instance = engines.run();

    assertHaveContent(
        instance,
        "report.json",
        List.of(CUT, Map.of("a " + CUT, Map.of("b", "x " + CUT), "sig", "[signature cut]"), 7));
  }

  @Test
  void areCutFromTheReasonForWhichAJobWasTerminated() throws InterruptedException {
    String jobId = "terminated-" + UUID.randomUUID();
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    azure.deploy(Models.withoutOutputs(jobId));
    ProcessInstance instance = engines.start(Map.of());
    azure.poll();
    String taskId = engines.taskIdOf(instance);
    assertThat(azure.batch().awaitTaskState(jobId, taskId, TaskState.RUNNING, PATIENCE)).isTrue();

    new BatchTasks(azure).with(batch -> batch.terminateJob(jobId, "no more of " + TOKEN));
    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("TaskEnded");
    assertThat(engines.errorDetails()).contains("Its job was terminated: no more of " + CUT);
  }

  private static void assertHaveContent(ProcessInstance instance, String name, Object content) {
    assertThat(instance).isEnded();
    assertThatOutputs(azure.variable(instance, "outputs")).hasContent(name, content);
    assertThatOutputs(azure.variable(instance, "readBack")).hasContent(name, content);
  }

  private static BpmnModelInstance reading(String commandLine, String file, String inline) {
    return Models.steps(
            submit ->
                submit
                    .camundaInputParameter("environment", "TOKEN={{secrets.token}}")
                    .camundaInputParameter("commandLine", commandLine)
                    .camundaInputParameter("outputFiles", file),
            await -> await.camundaInputParameter("inline", inline))
        .serviceTask("read")
        .camundaDelegateExpression("${azureBatchReadOutputs}")
        .camundaInputParameter("task", "${batchTask}")
        .camundaInputParameter("inline", inline)
        .camundaInputParameter("resultVariable", "readBack")
        .endEvent("done")
        .done();
  }

  private static BpmnModelInstance printing(String commandLine) {
    return Models.work(
        submit ->
            submit
                .camundaInputParameter(
                    "environment", "TOKEN={{secrets.token}}\nKEY={{secrets.key}}")
                .camundaInputParameter("commandLine", commandLine),
        UnaryOperator.identity());
  }

  private static String refusal(String quoted) {
    return """
        {"code": "InvalidPropertyValue",
         "message": {"lang": "en-US", "value": "A property is invalid."},
         "values": [{"key": "PropertyName", "value": "environmentSettings"},
                    {"key": "PropertyValue", "value": "%s"}]}"""
        .formatted(json(quoted));
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String url(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
