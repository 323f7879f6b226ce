package io.github.azurebatch.camunda.network;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;

/**
 * One method of a port, and what it does there. Each run has an id of its own, for what it makes.
 *
 * @param method with the simple names of its parameters' types
 * @param prepare makes what the method needs
 * @param call makes the call, and returns what must be the same in each run that succeeds
 * @param effects how often the effect is there; for a method that only reads, 1
 * @param repeatable whether it is tried again after an answer that is lost
 */
record Scenario<S>(
    String method,
    Consumer<String> prepare,
    BiFunction<S, String, Object> call,
    ToIntBiFunction<String, FaultyProxy> effects,
    boolean repeatable) {

  Scenario(
      String method,
      Consumer<String> prepare,
      BiFunction<S, String, Object> call,
      ToIntBiFunction<String, FaultyProxy> effects) {
    this(method, prepare, call, effects, true);
  }

  static <S> Scenario<S> reading(String method, BiFunction<S, String, Object> call) {
    return new Scenario<>(method, id -> {}, call, (id, proxy) -> 1);
  }

  /** The signature of a method as scenarios name it. */
  static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }
}
