package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      LocalBatchServiceBuilder builder = LocalBatchService.builder().port(taken.getLocalPort());

      assertThatThrownBy(builder::start)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(":" + taken.getLocalPort());
    }
  }

  @Test
  void refusesAKeyThatIsNoneWithoutQuotingIt() {
    LocalBatchServiceBuilder builder = LocalBatchService.builder().accountKey("no~key");

    assertThatThrownBy(builder::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Base64")
        .hasMessageNotContaining("~");
  }

  @Test
  void makesAKeyForEachService() {
    try (LocalBatchService one = LocalBatchService.builder().start();
        LocalBatchService other = LocalBatchService.builder().start()) {
      assertThat(one.accountKey()).isNotEqualTo(other.accountKey()).isBase64();
    }
  }

  @Test
  void keepsTheKeyOfAFile(@TempDir Path directory) {
    Path file = directory.resolve("not/there/key");
    try (LocalBatchService one = LocalBatchService.builder().accountKeyFile(file).start();
        LocalBatchService other = LocalBatchService.builder().accountKeyFile(file).start()) {
      assertThat(one.accountKey()).isEqualTo(other.accountKey()).isBase64();
    }
  }

  @Test
  void givesThePortBackWhenItCannotStart(@TempDir Path directory) throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    int port = freePort();

    assertThatThrownBy(LocalBatchService.builder().port(port).dataDirectory(file)::start)
        .isInstanceOf(UncheckedIOException.class);

    LocalBatchService.builder().port(port).start().close();
  }

  @Test
  void keepsADataDirectoryThatWasGiven(@TempDir Path directory) {
    LocalBatchService.builder().dataDirectory(directory).start().close();

    assertThat(directory).exists();
  }

  @Test
  void showsTheMovedTimeInEveryZone() {
    MovableClock clock = new MovableClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    Clock elsewhere = clock.withZone(ZoneId.of("Europe/Berlin"));

    clock.advance(Duration.ofHours(1));

    assertThat(elsewhere.instant()).isEqualTo(Instant.EPOCH.plusSeconds(3600));
    assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }
}
