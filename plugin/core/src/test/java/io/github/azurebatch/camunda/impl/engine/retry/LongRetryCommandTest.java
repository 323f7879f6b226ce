package io.github.azurebatch.camunda.impl.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.fault.BusyException;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.junit.jupiter.api.Test;

/** When the longer cycle begins. */
class LongRetryCommandTest {

  @Test
  void beginsAfterAFailureThatLeftNoStackTrace() {
    MessageEntity job = new MessageEntity();
    job.setExceptionMessage("failed without a stack trace");
    BusyException failure = new BusyException("JobBeingDeleted", "x", null);

    assertThat(new LongRetryCommand("1", failure, "R3/PT5M").isFirstJobExecution(job)).isTrue();
  }
}
