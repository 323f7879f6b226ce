package io.github.azurebatch.camunda.process.roles;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.SasPermissions;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Calls each method of the port to Blob Storage, also those that will be added to it. */
final class StoragePortCalls {

  private static final String NAME = "port-calls";
  private static final Consumer<StoredBlob> VISITOR = blob -> {};
  private static final Predicate<StoredBlob> ALL = blob -> true;
  private static final Map<Class<?>, Object> ARGUMENTS =
      Map.of(
          String.class,
          NAME,
          int.class,
          1,
          Duration.class,
          Duration.ofMinutes(10),
          SasPermissions.class,
          SasPermissions.WRITE,
          Map.class,
          Map.of(),
          Consumer.class,
          VISITOR,
          Predicate.class,
          ALL,
          StoredBlob.class,
          new StoredBlob(
              NAME, NAME, URI.create("https://a.test"), 1, "e", null, OffsetDateTime.now()));

  private StoragePortCalls() {}

  /** What is refused or does not exist is called all the same. */
  static void makeAll(BlobStorage storage) throws ReflectiveOperationException {
    for (Method method : BlobStorage.class.getMethods()) {
      try {
        method.invoke(storage, arguments(method));
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof AzureBatchException)) {
          throw e;
        }
      }
    }
  }

  private static Object[] arguments(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(type -> Objects.requireNonNull(ARGUMENTS.get(type), "No argument for " + method))
        .toArray();
  }
}
