package io.github.azurebatch.camunda.outside;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/**
 * The project {@code run}, started as Camunda Run starts, with a jar of ours in its folder {@code
 * userlib}. It is asked through its REST API.
 */
final class RunServer implements AutoCloseable {

  private static final Path PROJECT = Path.of("projects", "run");
  private static final Path TARGET = PROJECT.resolve("target").toAbsolutePath();
  private static final Path CONFIGURATION = TARGET.resolve("configuration");
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String ACCOUNT = "camunda.bpm.azure-batch.accounts.default.";

  /** Lines of the project's YAML, and the properties that are written in place of each. */
  private static final Map<String, String> ACCOUNTS =
      Map.of(
          """
          url: https://mybatch.westeurope.batch.azure.com
                    account-name: mybatch\
          """,
          ACCOUNT + "batch.",
          """
          endpoint: https://mystorage.blob.core.windows.net
                    account-name: mystorage\
          """,
          ACCOUNT + "storage.");

  private final HttpClient http = HttpClient.newHttpClient();
  private final RunningProgram program;
  private final URI rest;

  private RunServer(RunningProgram program) throws Exception {
    this.program = program;
    this.rest = URI.create("http://localhost:" + program.awaitLine() + "/engine-rest/");
  }

  /**
   * @param plugin the properties of the plugin, which the server has in its YAML
   */
  static RunServer start(Jvm jvm, Path dropped, Properties plugin) throws Exception {
    Path userlib = CONFIGURATION.resolve("userlib");
    Files.copy(
        dropped, userlib.resolve(dropped.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    List<String> command = jvm.command();
    command.addAll(
        List.of(
            "-Dloader.path=" + TARGET.resolve("rest") + "/," + userlib + "/",
            "-Dcamunda.deploymentDir=" + CONFIGURATION.resolve("resources"),
            "-jar",
            application().toString(),
            "--spring.config.location=file:" + configuration(plugin),
            "--server.port=0"));
    return new RunServer(RunningProgram.start(TARGET, command, PORT));
  }

  static Path application() {
    return TARGET.resolve("application.jar");
  }

  /** What the project has as a user writes it, with the accounts that are here. */
  private static Path configuration(Properties plugin) throws IOException {
    String text = Files.readString(PROJECT.resolve("default.yml"));
    for (Map.Entry<String, String> account : ACCOUNTS.entrySet()) {
      assertThat(text).contains(account.getKey());
      text = text.replace(account.getKey(), lines(plugin, account.getValue()));
    }
    return Files.writeString(CONFIGURATION.resolve("default.yml"), text);
  }

  private static String lines(Properties plugin, String prefix) {
    return plugin.stringPropertyNames().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()) + ": " + plugin.getProperty(name))
        .collect(Collectors.joining("\n" + " ".repeat(10)));
  }

  /** Runs an instance of a process to its end, and returns a variable of it. */
  Object run(String process, String variable) throws Exception {
    Map<String, Object> started =
        one(post("process-definition/key/%s/start".formatted(process), "{}"));
    String id = String.valueOf(started.get("id"));
    await()
        .atMost(PATIENCE)
        .until(
            () -> one(get("history/process-instance/" + id)).get("endTime") != null || fails(id));
    Map<String, Object> found =
        list(get(
                "history/variable-instance?processInstanceId=%s&variableName=%s"
                    .formatted(id, variable)))
            .get(0);
    return requireNonNull(found.get("value"));
  }

  private boolean fails(String id) throws Exception {
    assertThat(list(get("incident?processInstanceId=" + id)))
        .extracting(incident -> incident.get("incidentMessage"))
        .isEmpty();
    return false;
  }

  /** What it has printed. */
  String log() {
    return program.printed();
  }

  private String get(String path) throws Exception {
    return send(HttpRequest.newBuilder(rest.resolve(path)));
  }

  private String post(String path, String json) throws Exception {
    return send(
        HttpRequest.newBuilder(rest.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private String send(HttpRequest.Builder request) throws Exception {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static Map<String, Object> one(String json) {
    return new Yaml().load(json);
  }

  private static List<Map<String, Object>> list(String json) {
    return new Yaml().load(json);
  }

  @Override
  public void close() {
    program.close();
  }
}
