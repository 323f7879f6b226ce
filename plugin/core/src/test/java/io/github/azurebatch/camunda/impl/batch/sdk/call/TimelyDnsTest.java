package io.github.azurebatch.camunda.impl.batch.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TimelyDnsTest {

  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final CountDownLatch answer = new CountDownLatch(1);

  @AfterEach
  void endTheLookup() {
    answer.countDown();
  }

  @Test
  void findsAnAddress() throws UnknownHostException {
    assertThat(new TimelyDns(Dns.SYSTEM, Duration.ofSeconds(9)).lookup("127.0.0.1"))
        .containsExactly(InetAddress.getByName("127.0.0.1"));
  }

  @Test
  void failsInTimeWhereNoNameServerAnswers() {
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> new TimelyDns(this::hang, LIMIT).lookup("slow.test"))
        .withMessage("no name server answered for 'slow.test' within 1 seconds");
  }

  @Test
  void keepsTheInterruptOfTheThread() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> new TimelyDns(this::hang, LIMIT).lookup("slow.test"))
        .withMessage("interrupted while the address of 'slow.test' was looked up");
    assertThat(Thread.interrupted()).isTrue();
  }

  private List<InetAddress> hang(String host) {
    try {
      answer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.of();
  }
}
