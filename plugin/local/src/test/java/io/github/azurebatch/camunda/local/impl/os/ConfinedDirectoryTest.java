package io.github.azurebatch.camunda.local.impl.os;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeTry;

class ConfinedDirectoryTest {

  private static final String SECRET = "not to be read";

  private static Path parent = made();
  private static Path inside = parent.resolve("inside");
  private static Path outside = parent.resolve("outside");

  private final ConfinedDirectory directory = new ConfinedDirectory(inside);

  /** One try of an operation. */
  @FunctionalInterface
  private interface Attempt {
    void run(Path path) throws IOException;
  }

  @BeforeTry
  void makeDirectoriesAndLinks() throws IOException {
    Directories.delete(parent);
    Files.createDirectories(inside.resolve("a/b"));
    Files.createDirectories(outside.resolve("a/b"));
    Files.writeString(inside.resolve("file"), "content");
    Files.writeString(outside.resolve("file"), SECRET);
    Files.writeString(outside.resolve("a/file"), SECRET);
    Files.createSymbolicLink(inside.resolve("in"), Path.of("a"));
    Files.createSymbolicLink(inside.resolve("out"), outside);
    Files.createSymbolicLink(inside.resolve("a/up"), Path.of("../../outside"));
    Files.createSymbolicLink(inside.resolve("a/b/chain"), Path.of("../../out/a"));
    Files.createSymbolicLink(inside.resolve("far"), outside.resolve("file"));
    Files.createSymbolicLink(inside.resolve("lost"), outside.resolve("new"));
    Files.createSymbolicLink(inside.resolve("turn"), Path.of("turn"));
  }

  @AfterContainer
  static void removeThem() throws IOException {
    Directories.delete(parent);
  }

  @Property
  void readsNothingOutside(@ForAll("paths") Path path) throws IOException {
    try (InputStream in = directory.open(path)) {
      assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("content");
    } catch (IOException e) {
      return;
    }
  }

  @Property
  void changesNothingOutside(@ForAll("paths") Path path) throws IOException {
    Map<String, String> before = outside();

    List<Attempt> attempts =
        List.of(
            directory::createDirectories,
            directory::createDirectoryOf,
            file -> directory.write(file, new byte[] {1}),
            file -> directory.append(file, "more"),
            file -> directory.permit(file, Set.of()),
            directory::createFile,
            directory::removeFile,
            directory::delete);
    for (Attempt attempt : attempts) {
      try {
        attempt.run(path);
      } catch (IOException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
      assertThat(outside()).isEqualTo(before);
    }
  }

  @Example
  void permitsNothingThroughALink() throws IOException {
    Map<String, String> before = outside();

    assertThatThrownBy(() -> directory.permit(Path.of("far"), Set.of()))
        .isInstanceOf(IOException.class);

    assertThat(outside()).isEqualTo(before);
  }

  @Property
  void findsNothingOutside(@ForAll("paths") Path path) throws IOException {
    try {
      directory.walk(
          path,
          Integer.MAX_VALUE,
          (found, attributes) ->
              assertThat(real(Objects.requireNonNull(found.getParent()))).startsWith(inside));
      assertThat(directory.existing(path).toRealPath()).startsWith(inside);
    } catch (IOException e) {
      return;
    }
  }

  @Example
  void followsALinkThatStaysInside() throws IOException {
    Files.writeString(inside.resolve("a/content"), "content");

    try (InputStream in = directory.open(Path.of("in/content"))) {
      assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("content");
    }
  }

  @Example
  void deletesALinkAndNotWhereItLeads() throws IOException {
    directory.delete(Path.of("out"));

    assertThat(inside.resolve("out")).doesNotExist();
    assertThat(outside.resolve("file")).hasContent(SECRET);
  }

  @Example
  void isNoLongerItselfWhenALinkTookItsPlace() throws IOException {
    Files.move(inside, parent.resolve("moved"));
    Files.createSymbolicLink(inside, outside);

    assertThatThrownBy(() -> directory.open(Path.of("file"))).isInstanceOf(OutsideException.class);
    assertThatThrownBy(() -> directory.delete(Path.of("file")))
        .isInstanceOf(OutsideException.class);
    assertThatThrownBy(() -> directory.createDirectories(inside))
        .isInstanceOf(OutsideException.class);
  }

  @Provide
  Arbitrary<Path> paths() {
    Arbitrary<String> names =
        Arbitraries.of(
            "..", ".", "a", "b", "in", "out", "up", "chain", "far", "lost", "turn", "file", "new");
    Arbitrary<String> starts =
        Arbitraries.of("", "", "", "/", inside + "/", outside + "/", inside + "/../outside/");
    Arbitrary<String> rest = names.list().ofMinSize(1).ofMaxSize(6).map(n -> String.join("/", n));
    return starts.flatMap(start -> rest.map(path -> Path.of(start + path)));
  }

  private static Map<String, String> outside() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(outside)) {
      for (Path path : all.toList()) {
        found.put(
            path.toString(),
            Files.isRegularFile(path)
                ? Files.getPosixFilePermissions(path) + Files.readString(path)
                : "");
      }
    }
    return found;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path made() {
    try {
      return Files.createTempDirectory("confined-").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
