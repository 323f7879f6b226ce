package io.github.azurebatch.camunda.test;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;

/**
 * Assertions on process instances and on what the activities left behind. Import {@code assertThat}
 * from here in place of {@code BpmnAwareTests}: it has all assertions of camunda-bpm-assert, too.
 *
 * <pre>{@code
 * assertThat(instance).isEnded().hasPassed("Report").hasOutputs("outputs").hasFiles("report.csv");
 * }</pre>
 */
public final class AzureBatchAssertions {

  private AzureBatchAssertions() {}

  /** Asserts on a process instance, also on one that has ended. */
  public static AzureBatchProcessAssert assertThat(ProcessInstance instance) {
    return new AzureBatchProcessAssert(AbstractAssertions.processEngine(), instance);
  }

  /**
   * Asserts on the value of a variable {@code outputs}.
   *
   * @param outputs as {@link AzureBatchExtension#variable} gives it
   */
  public static OutputsAssert assertThatOutputs(Map<String, Object> outputs) {
    return new OutputsAssert(outputs);
  }
}
