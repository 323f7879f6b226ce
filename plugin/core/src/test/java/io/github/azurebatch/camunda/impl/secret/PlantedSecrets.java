package io.github.azurebatch.camunda.impl.secret;

import com.azure.core.credential.TokenCredential;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.github.azurebatch.camunda.config.Secret;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes instances of any type of ours, with {@link #SECRET} in all that is a key, a token or a
 * signed URL, however deep in it.
 */
final class PlantedSecrets {

  static final String SECRET = "UzNDUjNU";

  private static final OffsetDateTime TIME =
      OffsetDateTime.of(2026, 11, 22, 12, 0, 0, 0, ZoneOffset.UTC);

  private static final Map<Class<?>, Object> PLANTED =
      Map.of(
          Secret.class,
          new Secret(SECRET),
          SignedUrl.class,
          new SignedUrl(URI.create("https://a.test/c?sp=r&sig=" + SECRET), TIME),
          StorageSharedKeyCredential.class,
          new StorageSharedKeyCredential("a", SECRET));

  private static final Map<Class<?>, Object> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, "a"),
          Map.entry(Object.class, "a"),
          Map.entry(CharSequence.class, "a"),
          Map.entry(boolean.class, true),
          Map.entry(Boolean.class, true),
          Map.entry(int.class, 1),
          Map.entry(Integer.class, 1),
          Map.entry(long.class, 1L),
          Map.entry(Long.class, 1L),
          Map.entry(double.class, 1.0),
          Map.entry(char.class, 'a'),
          Map.entry(byte[].class, new byte[] {1}),
          Map.entry(URI.class, URI.create("https://a.test/c")),
          Map.entry(Duration.class, Duration.ofHours(1)),
          Map.entry(Instant.class, TIME.toInstant()),
          Map.entry(OffsetDateTime.class, TIME));

  /** Of one value, or of none where none can be made. */
  private static final Map<Class<?>, Function<List<Object>, Object>> CONTAINERS =
      Map.of(
          Map.class,
          values -> values.stream().collect(Collectors.toMap(value -> "a", value -> value)),
          List.class,
          values -> values,
          Collection.class,
          values -> values,
          Set.class,
          Set::copyOf,
          Optional.class,
          values -> values.stream().findFirst());

  /** Some types have themselves in them. */
  private static final int DEEPEST = 8;

  private final Set<Class<?>> planted = new HashSet<>();
  private int depth;

  /** Whether the values that were made since the beginning have the secret in them. */
  boolean haveBeenPlanted() {
    return !planted.isEmpty();
  }

  /** One of each kind; empty if none can be made. */
  List<Object> instances(Type type) {
    return type instanceof ParameterizedType generic
        ? ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments())
        : type instanceof WildcardType wildcard
            ? instances(wildcard.getUpperBounds()[0])
            : type instanceof Class<?> plain ? ofClass(plain) : List.of("a");
  }

  private List<Object> ofGeneric(Class<?> type, Type[] arguments) {
    Function<List<Object>, Object> container = CONTAINERS.get(type);
    if (container == null) {
      return ofClass(type);
    }
    List<Object> values = instances(arguments[arguments.length - 1]);
    return values.isEmpty()
        ? List.of(container.apply(List.of()))
        : values.stream().map(value -> container.apply(List.of(value))).toList();
  }

  private List<Object> ofClass(Class<?> type) {
    Object plain = PLAIN.get(type);
    if (plain == null && depth > DEEPEST) {
      return List.of();
    }
    depth++;
    try {
      return made(type, plain);
    } finally {
      depth--;
    }
  }

  private List<Object> made(Class<?> type, @Nullable Object plain) {
    if (plain != null) {
      return List.of(plain);
    }
    Object secret = PLANTED.get(type);
    if (secret != null) {
      planted.add(type);
      return List.of(secret);
    }
    if (type.isEnum()) {
      return List.of(type.getEnumConstants()[0]);
    }
    if (type.isSealed()) {
      return Arrays.stream(type.getPermittedSubclasses())
          .flatMap(each -> ofClass(each).stream())
          .toList();
    }
    if (type.isInterface()) {
      return List.of(ofInterface(type));
    }
    return isOurs(type) && showsItself(type) ? constructed(type) : List.of();
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("io.github.azurebatch.");
  }

  /** What has the text of Object shows nothing. */
  static boolean showsItself(Class<?> type) {
    try {
      return type.getMethod("toString").getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A token of the application may be a record that shows itself. */
  private Object ofInterface(Class<?> type) {
    boolean isSecret = type == TokenCredential.class;
    if (isSecret) {
      planted.add(type);
    }
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "toString" -> isSecret ? "Token[" + SECRET + "]" : "a";
              case "hashCode" -> 1;
              case "equals" -> proxy == arguments[0];
              default -> null;
            });
  }

  /** By the constructor with the most parameters: what a shorter one leaves out stays unseen. */
  private List<Object> constructed(Class<?> type) {
    Optional<Constructor<?>> longest =
        Arrays.stream(type.getDeclaredConstructors())
            .max(Comparator.comparingInt(Constructor::getParameterCount));
    if (longest.isEmpty()) {
      return List.of();
    }
    Constructor<?> constructor = longest.get();
    List<List<Object>> arguments =
        Arrays.stream(constructor.getGenericParameterTypes()).map(this::instances).toList();
    int kinds = arguments.stream().mapToInt(List::size).max().orElse(1);
    List<Object> instances = new ArrayList<>();
    for (int kind = 0; kind < kinds; kind++) {
      Object instance = construct(constructor, arguments, kind);
      if (instance != null) {
        instances.add(instance);
      }
    }
    return instances;
  }

  /** With null for what cannot be made, such as a class of a library. */
  private static @Nullable Object construct(
      Constructor<?> constructor, List<List<Object>> arguments, int kind) {
    try {
      constructor.setAccessible(true);
      return constructor.newInstance(
          arguments.stream()
              .map(each -> each.isEmpty() ? null : each.get(kind % each.size()))
              .toArray());
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }
}
