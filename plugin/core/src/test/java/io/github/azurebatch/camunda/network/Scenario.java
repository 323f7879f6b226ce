package io.github.azurebatch.camunda.network;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  static <S> Scenario<S> reading(String method, BiFunction<S, String, Object> call) {
    return new Scenario<>(method, id -> {}, call, (id, proxy) -> 1, true);
  }

  static <S> Scenario<S> changing(
      String method,
      Consumer<String> prepare,
      BiConsumer<S, String> call,
      ToIntFunction<String> effects) {
    return new Scenario<>(
        method, prepare, returning(call), (id, proxy) -> effects.applyAsInt(id), true);
  }

  /** Returns the same in each run that succeeds. */
  static <S> BiFunction<S, String, Object> returning(BiConsumer<S, String> call) {
    return (service, id) -> {
      call.accept(service, id);
      return "done";
    };
  }

  /** The methods of a port that make a call, as scenarios name them. */
  static List<String> methods(Class<?> port, Set<String> withoutACall) {
    return Stream.of(port.getMethods())
        .map(Scenario::signature)
        .filter(method -> !withoutACall.contains(method))
        .toList();
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }
}
