package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Microsoft's Batch client for another language, with nothing changed but the URL. */
class JavaScriptClientTest {

  private static final String CLIENT = "@azure/batch@10.2.0";

  @Test
  void talksToTheServiceAsToTheRealOne(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path script = directory.resolve("client.js");
    Files.copy(
        Objects.requireNonNull(
            JavaScriptClientTest.class.getResourceAsStream("/javascript/client.js")),
        script,
        StandardCopyOption.REPLACE_EXISTING);
    run(directory, "npm", "install", "--no-audit", "--no-fund", "--prefix", ".", CLIENT);

    try (LocalBatchService service = LocalBatchService.builder().start()) {
      String output =
          run(
              directory,
              "node",
              script.toString(),
              service.url(),
              service.accountName(),
              service.accountKey());

      assertThat(output.lines())
          .containsExactly(
              "result success 0",
              "list hello",
              "stdout hello",
              "collection next:Success,hello:ClientError",
              "error 404 TaskNotFound");
    }
  }

  private static String run(Path directory, String... command)
      throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as("%s has ended: %s", command[0], text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }
}
