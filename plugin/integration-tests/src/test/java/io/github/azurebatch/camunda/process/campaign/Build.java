package io.github.azurebatch.camunda.process.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names a build by a digest of its sources, so that what a campaign has found is not taken for what
 * another build does.
 */
record Build(List<Path> folders) {

  private static final int BYTES = 8;
  private static final Path TESTS =
      Path.of("src", "test", "java", "io", "github", "azurebatch", "camunda", "process");

  /** The sources of core, of the campaign and its oracle, and of what both of them use. */
  static String current() {
    return new Build(
            List.of(
                Path.of("..", "core", "src", "main"),
                TESTS.resolve("campaign"),
                TESTS.resolve("support")))
        .digest();
  }

  /** Of the names and the contents of all files. */
  String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path folder : folders) {
        for (Path file : files(folder)) {
          String name = folder.relativize(file).toString().replace('\\', '/');
          digest.update((name + "\n" + Files.size(file) + "\n").getBytes(StandardCharsets.UTF_8));
          digest.update(Files.readAllBytes(file));
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
