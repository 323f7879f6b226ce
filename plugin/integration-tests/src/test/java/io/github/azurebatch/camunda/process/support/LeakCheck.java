package io.github.azurebatch.camunda.process.support;

import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

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
    List<String> secrets = new ArrayList<>();
    secrets.add(azure.batch().accountKey());
    secrets.add(azure.azure().storage().accountKey());
    properties(azure)
        .forEach(
            (name, value) -> {
              if (name.startsWith("secrets.")) {
                secrets.add(value);
              }
            });
    return secrets;
  }

  private static Map<?, ?> propertiesOf(EngineSettings settings)
      throws ReflectiveOperationException {
    Method properties = EngineSettings.class.getDeclaredMethod("properties");
    properties.setAccessible(true);
    return (Map<?, ?>) properties.invoke(settings);
  }

  private static Map<String, String> properties(AzureBatchExtension azure) {
    try {
      Field settings = AzureBatchExtension.class.getDeclaredField("settings");
      settings.setAccessible(true);
      Map<String, String> properties = new HashMap<>();
      propertiesOf((EngineSettings) Objects.requireNonNull(settings.get(azure)))
          .forEach((name, value) -> properties.put(String.valueOf(name), String.valueOf(value)));
      return properties;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("The settings of the extension cannot be seen", e);
    }
  }

  private static List<AzureBatchExtension> extensions(Class<?> testClass) {
    List<AzureBatchExtension> extensions = new ArrayList<>();
    for (Class<?> type = testClass; type != null; type = outer(type)) {
      Stream.of(type.getDeclaredFields())
          .filter(field -> field.getType() == AzureBatchExtension.class)
          .filter(field -> Modifier.isStatic(field.getModifiers()))
          .map(LeakCheck::value)
          .forEach(extensions::add);
    }
    return extensions;
  }

  private static @Nullable Class<?> outer(Class<?> type) {
    return type.getEnclosingClass() == null ? type.getSuperclass() : type.getEnclosingClass();
  }

  private static AzureBatchExtension value(Field field) {
    try {
      field.setAccessible(true);
      return (AzureBatchExtension) Objects.requireNonNull(field.get(null));
    } catch (IllegalAccessException e) {
      throw new AssertionError("The extension of the test cannot be seen", e);
    }
  }
}
