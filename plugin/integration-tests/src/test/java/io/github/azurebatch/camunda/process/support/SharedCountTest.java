package io.github.azurebatch.camunda.process.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCountTest {

  @Test
  void givesEachNumberOnceToAllThatMapTheFile(@TempDir Path folder) {
    SharedCount one = SharedCount.in(folder.resolve("count"));
    SharedCount other = SharedCount.in(folder.resolve("count"));

    assertThat(one.increment()).isEqualTo(1);
    assertThat(other.increment()).isEqualTo(2);
    assertThat(one.get()).isEqualTo(2);
  }

  @Test
  void beginsWithZeroInEachJvmThatSharesNone() {
    SharedCount.ofThisJvm().increment();

    assertThat(SharedCount.ofThisJvm().get()).isZero();
  }
}
