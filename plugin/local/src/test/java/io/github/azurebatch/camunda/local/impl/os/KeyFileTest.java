package io.github.azurebatch.camunda.local.impl.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class KeyFileTest {

  private final Path directory;

  KeyFileTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void isMadeForNobodyButItsOwner() throws Exception {
    Path made = directory.resolve("new");
    Path file = made.resolve("key");

    assertThat(new KeyFile(file).read(() -> "made")).isEqualTo("made");

    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(made)).isEqualTo("rwx------");
  }

  @Test
  void keepsItsKey() {
    KeyFile file = new KeyFile(directory.resolve("key"));

    file.read(() -> "first");

    assertThat(file.read(() -> "second")).isEqualTo("first");
  }

  @Test
  void isReadWithoutTheEndOfItsLine() throws Exception {
    assertThat(new KeyFile(written("a2V5\r\n", "r--------")).read(() -> "none")).isEqualTo("a2V5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw--w----", "rw----r--", "rw-----w-"})
  void isNotTakenIfOthersMayReadOrWriteIt(String permissions) throws Exception {
    Path file = written("a2V5", permissions);

    assertThatThrownBy(() -> new KeyFile(file).read(() -> "none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(file.toString(), "chmod 600")
        .hasMessageNotContaining("a2V5");
  }

  @Test
  void isNotTakenWithoutAKey() throws Exception {
    Path file = written(" \n", "rw-------");

    assertThatThrownBy(() -> new KeyFile(file).read(() -> "none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file.toString());
  }

  private Path written(String content, String permissions) throws IOException {
    Path file = Files.writeString(directory.resolve("key"), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
