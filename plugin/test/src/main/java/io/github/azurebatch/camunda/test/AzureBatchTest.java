package io.github.azurebatch.camunda.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class that runs processes on an engine with the plugin, a local Azure Batch service and
 * Azurite. Constructors and methods of the class may have parameters of these types: {@link
 * AzureBatchExtension}, {@link org.camunda.bpm.engine.ProcessEngine}, {@link
 * io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin}, {@link
 * io.github.azurebatch.camunda.local.LocalAzure} and {@link
 * io.github.azurebatch.camunda.local.LocalBatchService}.
 *
 * <pre>{@code
 * @AzureBatchTest(deploy = "report.bpmn")
 * class ReportTest {
 *
 *   @Test
 *   void persistsTheReport(AzureBatchExtension azure) {
 *     azure.script(TaskScript.forTask("*").file("report.csv", "a,1"));
 *     ProcessInstance instance = azure.start("report", Map.of());
 *
 *     azure.runToRest();
 *
 *     assertThat(instance).isEnded().hasOutputs("outputs").hasFiles("report.csv");
 *   }
 * }
 * }</pre>
 *
 * <p>The engine has an H2 database in memory. A test that needs another database registers {@link
 * AzureBatchExtension#on} as a static field instead, and not this annotation.
 *
 * <p>Test classes with this annotation run one after another, also where JUnit runs tests in
 * parallel: all of them share the local services and the clock of the engine.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(AnnotatedTestExtension.class)
@ResourceLock(AzureBatchExtension.RESOURCE)
public @interface AzureBatchTest {

  /** The .bpmn files of the class path that are deployed before each test. */
  String[] deploy() default {};

  /** Properties of the plugin, each as {@code name=value}; such as {@code poll-interval=PT5S}. */
  String[] properties() default {};
}
