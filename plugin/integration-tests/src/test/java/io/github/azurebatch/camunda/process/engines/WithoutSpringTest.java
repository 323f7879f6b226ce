package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** All process tests run on an engine that was built in code. */
class WithoutSpringTest {

  @Test
  void needsNoSpringOnTheClassPath() {
    assertThatThrownBy(() -> Class.forName("org.springframework.core.SpringVersion"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}
