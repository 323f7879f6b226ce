package io.github.azurebatch.camunda.test;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.commons.support.AnnotationSupport;

/** Refuses tests that JUnit may run beside others: they would disturb each other unnoticed. */
final class ParallelRuns {

  private static final String ENABLED = "junit.jupiter.execution.parallel.enabled";

  private ParallelRuns() {}

  /**
   * Lets a test or a test class pass if JUnit runs it alone, or with the lock.
   *
   * @throws ExtensionConfigurationException if it may run in parallel, and has no lock
   */
  static void refuseWithoutLock(ExtensionContext context) {
    if (isParallel(context) && !hasLock(context)) {
      throw new ExtensionConfigurationException(
          "'%s' may run in parallel with tests that use the same local services and clock: add @%s(AzureBatchExtension.RESOURCE) to the class %s, or use @%s"
              .formatted(
                  context.getDisplayName(),
                  ResourceLock.class.getSimpleName(),
                  context.getRequiredTestClass().getName(),
                  AzureBatchTest.class.getSimpleName()));
    }
  }

  private static boolean isParallel(ExtensionContext context) {
    return context.getExecutionMode() == ExecutionMode.CONCURRENT
        && context.getConfigurationParameter(ENABLED).filter(Boolean::parseBoolean).isPresent();
  }

  private static boolean hasLock(ExtensionContext context) {
    return Stream.concat(
            context.getEnclosingTestClasses().stream(), Stream.of(context.getRequiredTestClass()))
        .flatMap(
            type -> AnnotationSupport.findRepeatableAnnotations(type, ResourceLock.class).stream())
        .anyMatch(ParallelRuns::excludesOthers);
  }

  private static boolean excludesOthers(ResourceLock lock) {
    return lock.mode() == ResourceAccessMode.READ_WRITE
        && (lock.value().equals(AzureBatchExtension.RESOURCE)
            || lock.value().equals(Resources.GLOBAL));
  }
}
