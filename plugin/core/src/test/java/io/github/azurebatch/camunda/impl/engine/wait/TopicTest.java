package io.github.azurebatch.camunda.impl.engine.wait;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopicTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void spreadsTopicsOfSimilarNamesOverTheTime() {
    Map<Long, Long> tenths =
        IntStream.range(0, 1_000)
            .mapToObj(number -> new Topic("default", "job-" + number).partOf(MINUTE))
            .map(part -> part.toMillis() * 10 / MINUTE.toMillis())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    assertThat(tenths).hasSize(10);
    assertThat(tenths.values()).allSatisfy(count -> assertThat(count).isBetween(60L, 140L));
  }

  @Test
  void givesATopicTheSamePartOnEveryNode() {
    assertThat(new Topic("default", "job").partOf(MINUTE))
        .isEqualTo(new Topic("default", "job").partOf(MINUTE));
  }
}
