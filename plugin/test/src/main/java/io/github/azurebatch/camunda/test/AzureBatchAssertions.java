package io.github.azurebatch.camunda.test;

import io.github.azurebatch.camunda.AzureBatchModelCheck;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;

/**
 * Assertions on process instances, on what the activities left behind, and on models. Import {@code
 * assertThat} from here in place of {@code BpmnAwareTests}: it has all assertions of
 * camunda-bpm-assert, too.
 *
 * <pre>{@code
 * assertThat(instance).isEnded().hasPassed("Report").hasOutputs("outputs").hasFiles("report.csv");
 * }</pre>
 */
public final class AzureBatchAssertions {

  /** One for all tests: its first model takes longest. */
  private static final AzureBatchModelCheck MODELS = new AzureBatchModelCheck();

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

  /**
   * Asserts on a model before it is deployed anywhere, without an engine and Azure services.
   *
   * @param resource a .bpmn file on the class path
   */
  public static ModelAssert assertThatModel(String resource) {
    return assertThatModel(resource, MODELS);
  }

  /**
   * Asserts on a model as an engine takes it whose settings are not the default ones.
   *
   * @param resource a .bpmn file on the class path
   * @param check kept by the test for all its models, since the first one takes longest
   */
  public static ModelAssert assertThatModel(String resource, AzureBatchModelCheck check) {
    return new ModelAssert(ModelSource.ofClassPath(resource), check);
  }

  /** Asserts on a model in a file. */
  public static ModelAssert assertThatModel(Path file) {
    return assertThatModel(file, MODELS);
  }

  /** Asserts on a model in a file as an engine takes it whose settings are not the default ones. */
  public static ModelAssert assertThatModel(Path file, AzureBatchModelCheck check) {
    return new ModelAssert(ModelSource.ofFile(file), check);
  }
}
