package io.github.azurebatch.camunda.process.support;

import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Searches what each test has left for secrets, before its instances are deleted: the tables of its
 * engine with history and bytes, the outages of the plugin, and the names of threads. It does not
 * ask for the health, which begins calls that the next test would count. JUnit finds it as a
 * service.
 */
public final class LeakCheck implements AfterTestExecutionCallback {

  @Override
  public void afterTestExecution(ExtensionContext context) throws SQLException {
    if (context.getExecutionException().isEmpty()) {
      for (AzureBatchExtension azure : extensions(context.getRequiredTestClass())) {
        List<String> leaks = leaks(azure);
        if (!leaks.isEmpty()) {
          throw new AssertionError("The test has left " + leaks);
        }
      }
    }
  }

  static List<String> leaks(AzureBatchExtension azure) throws SQLException {
    return new LeakScanner(secrets(azure)).leaks(traces(azure));
  }

  private static String traces(AzureBatchExtension azure) throws SQLException {
    return String.join(
        "\n",
        DatabaseDump.of(azure.engine().getProcessEngineConfiguration().getDataSource()),
        azure.plugin().outages().toString(),
        threads());
  }

  private static String threads() {
    Thread[] threads = new Thread[Thread.activeCount() + 10];
    int count = Thread.enumerate(threads);
    return String.join("\n", Arrays.stream(threads).limit(count).map(Thread::getName).toList());
  }

  /** The keys of both accounts, and what the test configures. */
  private static List<String> secrets(AzureBatchExtension azure) {
    Stream<String> configured =
        azure.settings().properties().entrySet().stream()
            .filter(property -> property.getKey().startsWith("secrets."))
            .map(Map.Entry::getValue);
    return Stream.concat(
            Stream.of(azure.batch().accountKey(), azure.azure().storage().accountKey()), configured)
        .toList();
  }

  /** Those of the class, and of the classes that it is nested in. */
  static List<AzureBatchExtension> extensions(Class<?> testClass) {
    return Stream.<Class<?>>iterate(testClass, Objects::nonNull, Class::getEnclosingClass)
        .flatMap(
            type ->
                AnnotationSupport.findAnnotatedFieldValues(
                    type, RegisterExtension.class, AzureBatchExtension.class)
                    .stream())
        .toList();
  }
}
