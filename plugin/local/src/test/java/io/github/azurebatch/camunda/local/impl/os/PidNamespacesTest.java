package io.github.azurebatch.camunda.local.impl.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.azurebatch.camunda.local.impl.os.PidNamespaces.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledOnOs(OS.LINUX)
class PidNamespacesTest {

  private static final SearchPath PROGRAMS = SearchPath.of(System.getenv());

  private final Path directory;

  PidNamespacesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /** The way of root, and that of others, which root may go as well. */
  static Stream<User> users() {
    return Stream.of(User.NONE, User.SAME);
  }

  @ParameterizedTest
  @MethodSource("users")
  void haveTheirOwnProcessesOnlyAndTheSameUser(User user) throws Exception {
    Optional<PidNamespaces> namespaces = PidNamespaces.of(PROGRAMS, user);
    assumeTrue(namespaces.isPresent(), "this machine or its user may not make them");
    ProcessBuilder program =
        new ProcessBuilder("/bin/sh", "-c", "pwd; id -u; cd /proc; echo [0-9]*")
            .directory(directory.toFile());

    try (PidNamespace namespace = namespaces.get().open()) {
      namespace.enclose(program);
      List<String> lines = lines(program);

      assertThat(lines.subList(0, 2)).isEqualTo(List.of(directory.toString(), ownUser()));
      assertThat(lines.get(2).split(" ")).contains("1").hasSizeLessThan(6);
    }
  }

  @ParameterizedTest
  @CsvSource({"exit 1, exec /usr/bin/env", "echo ready; read -r x, exit 1"})
  void areNotUsedWhereTheyCannotBeMadeOrEntered(String unshare, String nsenter) throws Exception {
    Map<String, String> programs =
        Map.of("unshare", unshare, "nsenter", nsenter, "env", "exec /usr/bin/env");
    for (Map.Entry<String, String> program : programs.entrySet()) {
      Path file = directory.resolve(program.getKey());
      Files.writeString(file, "#!/bin/sh\n" + program.getValue() + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    assertThat(PidNamespaces.tried(new SearchPath(List.of(directory)))).isEmpty();
  }

  @Test
  void areNotUsedWithoutTheirPrograms() {
    assertThat(PidNamespaces.tried(new SearchPath(List.of()))).isEmpty();
  }

  private String ownUser() throws IOException {
    return lines(new ProcessBuilder("id", "-u")).get(0);
  }

  private static List<String> lines(ProcessBuilder program) throws IOException {
    Process process = program.redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }
}
