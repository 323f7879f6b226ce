package io.github.azurebatch.camunda;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ports that answer a few of their methods, and fail the test where another one is called. */
public final class FakePort {

  private static final Object[] NOTHING = {};

  private FakePort() {}

  /**
   * @param answers by the names of the methods, to their arguments
   */
  public static <T> T of(Class<T> port, Map<String, Function<Object[], @Nullable Object>> answers) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              Function<Object[], @Nullable Object> answer = answers.get(method.getName());
              if (answer == null) {
                throw new AssertionError(method + " is not expected");
              }
              return answer.apply(arguments == null ? NOTHING : arguments);
            }));
  }
}
