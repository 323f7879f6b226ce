package io.github.azurebatch.camunda.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LocalBatchServiceCommandTest {

  private static final Pattern URL = Pattern.compile("URL: +(\\S+)\\s");

  private final StringWriter out = new StringWriter();

  @Test
  void printsHowToConnectAndServesUntilItIsStopped(@TempDir Path data) throws Exception {
    Path keyFile = data.resolve("key");
    LocalBatchServiceCommand command = new LocalBatchServiceCommand();
    CompletableFuture<Integer> exit =
        CompletableFuture.supplyAsync(
            () ->
                new CommandLine(command)
                    .setOut(new PrintWriter(out, true))
                    .execute(
                        "--port",
                        "0",
                        "--account",
                        "mine",
                        "--key-file",
                        keyFile.toString(),
                        "--slots",
                        "3",
                        "--data",
                        data.toString()));
    Awaitility.await().until(() -> out.toString().contains("Ctrl+C"));

    Matcher url = URL.matcher(out.toString());
    assertThat(url.find()).isTrue();
    assertThat(out.toString())
        .contains("mine", keyFile.toString(), "local")
        .doesNotContain(Files.readString(keyFile).strip());
    assertThat(status(url.group(1))).isEqualTo(403);

    command.stop();
    assertThat(exit.get(20, TimeUnit.SECONDS)).isZero();
    assertThat(data).exists();
  }

  @Test
  void saysWhatIsWrongWithItsOptions() {
    assertThat(refusal("--port", "many")).contains("--port");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void doesNotStartWithAKeyThatOthersMayRead(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("key"), "a2V5");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThat(refusal("--port", "0", "--key-file", file.toString()))
        .contains(file.toString(), "chmod 600")
        .doesNotContain("a2V5", "\tat ");
  }

  @Test
  void doesNotStartWithAFileThatCannotBe(@TempDir Path directory) throws Exception {
    Path file = Files.createFile(directory.resolve("file")).resolve("key");

    assertThat(refusal("--port", "0", "--key-file", file.toString()))
        .contains(file.toString())
        .doesNotContain("\tat ");
  }

  @Test
  void takesNoKeyFromTheCommandLineWhichAllUsersOfTheMachineSee() {
    assertThat(refusal("--port", "0", "--key", "a2V5")).contains("--key");
  }

  private static String refusal(String... arguments) {
    StringWriter error = new StringWriter();
    int exit =
        new CommandLine(new LocalBatchServiceCommand())
            .setErr(new PrintWriter(error, true))
            .execute(arguments);
    assertThat(exit).isEqualTo(2);
    return error.toString();
  }

  private static int status(String url) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/jobs?api-version=2024-07-01.20.0")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
