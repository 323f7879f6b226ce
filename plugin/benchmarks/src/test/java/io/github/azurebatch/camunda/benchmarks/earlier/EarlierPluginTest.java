package io.github.azurebatch.camunda.benchmarks.earlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierPluginTest {

  private final Path repository;
  private final Path folder;

  EarlierPluginTest(@TempDir Path repository, @TempDir Path folder) {
    this.repository = repository;
    this.folder = folder;
  }

  @Test
  void hasTheClassesAndResourcesOfTheCommit() throws Exception {
    commit("first");
    String first = git("rev-parse", "HEAD");
    commit("second");

    Path classes = new EarlierPlugin(repository, first, folder).classes();

    assertThat(text(classes)).isEqualTo("first");
    assertThat(classes.resolve("resource.txt")).hasContent("first");
  }

  @Test
  void isBuiltOnce() throws Exception {
    commit("first");
    EarlierPlugin plugin = new EarlierPlugin(repository, git("rev-parse", "HEAD"), folder);
    Path classes = plugin.classes();
    Files.writeString(classes.resolve("resource.txt"), "kept");

    assertThat(plugin.classes().resolve("resource.txt")).hasContent("kept");
  }

  @Test
  void tellsThatThereIsNoSuchCommit() throws Exception {
    commit("first");
    EarlierPlugin plugin = new EarlierPlugin(repository, "0".repeat(40), folder);

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(plugin::classes)
        .withMessageContaining("0000")
        .havingCause()
        .withMessageContaining("no such commit");
  }

  private void commit(String text) throws Exception {
    if (!Files.exists(repository.resolve(".git"))) {
      git("init", "--quiet");
    }
    Path main = Files.createDirectories(repository.resolve("plugin/core/src/main"));
    Path sources = Files.createDirectories(main.resolve("java"));
    Files.writeString(
        sources.resolve("Text.java"),
        "public class Text { public static final String TEXT = \"%s\".trim(); }".formatted(text));
    Path resources = Files.createDirectories(main.resolve("resources"));
    Files.writeString(resources.resolve("resource.txt"), text);
    git("add", ".");
    git("-c", "user.name=n", "-c", "user.email=n@example.com", "commit", "--quiet", "-m", text);
  }

  private String git(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of("git", "-C", repository.toString()), Stream.of(arguments)).toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes()).strip();
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static String text(Path classes) throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
      return (String) loader.loadClass("Text").getField("TEXT").get(null);
    }
  }
}
