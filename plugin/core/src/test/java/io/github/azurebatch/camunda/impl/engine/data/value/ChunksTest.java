package io.github.azurebatch.camunda.impl.engine.data.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChunksTest {

  @Test
  void haveAllElementsInTheirOrder() {
    assertThat(Chunks.of(List.of(1, 2, 3, 4, 5), 2))
        .containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
  }

  @Test
  void areAsFewAsCanBe() {
    assertThat(Chunks.of(List.of(1, 2, 3, 4), 2)).hasSize(2);
    assertThat(Chunks.of(List.of(1), 2)).containsExactly(List.of(1));
  }

  @Test
  void areNoneOfAnEmptyList() {
    assertThat(Chunks.of(List.of(), 2)).isEmpty();
  }
}
