package io.github.azurebatch.camunda.impl.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogNamesTest {

  @BeforeEach
  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void leaveTheMdcAsItWas() {
    MDC.put("processInstanceId", "of the caller");
    MDC.put("other", "of the application");
    LogNames names = LogNames.open(Map.of(LogNames.STEP, "step", "processInstanceId", "a"));
    LogNames.concerns("default", "job", "task");
    assertThat(MDC.getCopyOfContextMap()).hasSize(6).containsEntry(LogNames.TASK_ID, "task");

    names.close();

    assertThat(MDC.getCopyOfContextMap())
        .containsOnly(
            Map.entry("processInstanceId", "of the caller"),
            Map.entry("other", "of the application"));
  }

  @Test
  void areOfNoStepThatIsNotUnderWay() {
    LogNames.concerns("default", "job", "task");

    assertThat(MDC.get(LogNames.JOB_ID)).isNull();
    assertThat(MDC.get(LogNames.TASK_ID)).isNull();
  }
}
