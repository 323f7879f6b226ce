package io.github.azurebatch.camunda.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LocalBatchServiceCommandTest {

  private static final Pattern URL = Pattern.compile("URL: +(\\S+)\\s");

  private final StringWriter out = new StringWriter();

  @Test
  void printsHowToConnectAndServesUntilItIsStopped(@TempDir Path data) throws Exception {
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
                        "--key",
                        "a2V5",
                        "--slots",
                        "3",
                        "--data",
                        data.toString()));
    Awaitility.await().until(() -> out.toString().contains("Ctrl+C"));

    Matcher url = URL.matcher(out.toString());
    assertThat(url.find()).isTrue();
    assertThat(out.toString()).contains("mine", "a2V5", "local");
    assertThat(status(url.group(1))).isEqualTo(403);

    command.stop();
    assertThat(exit.get(20, TimeUnit.SECONDS)).isZero();
    assertThat(data).exists();
  }

  @Test
  void saysWhatIsWrongWithItsOptions() {
    StringWriter error = new StringWriter();

    int exit =
        new CommandLine(new LocalBatchServiceCommand())
            .setErr(new PrintWriter(error, true))
            .execute("--port", "many");

    assertThat(exit).isEqualTo(2);
    assertThat(error.toString()).contains("--port");
  }

  @Test
  void doesNotListenBeyondThisMachineWithoutAKey() {
    StringWriter error = new StringWriter();

    int exit =
        new CommandLine(new LocalBatchServiceCommand())
            .setErr(new PrintWriter(error, true))
            .execute("--host", "0.0.0.0", "--port", "0");

    assertThat(exit).isEqualTo(2);
    assertThat(error.toString()).contains("--key").doesNotContain("\tat ");
  }

  private static int status(String url) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/jobs?api-version=2024-07-01.20.0")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
