package io.github.azurebatch.camunda.impl.engine.data;

import org.jspecify.annotations.Nullable;

/** Tells objects of GraalVM's languages, where GraalVM is there: the plugin works without it. */
final class GuestValues {

  private static final String VALUE = "org.graalvm.polyglot.Value";
  private static final String PROXIES = "com.oracle.truffle.polyglot.";
  private static final boolean ARE_THERE = isThere();

  private GuestValues() {}

  private static boolean isThere() {
    try {
      Class.forName(VALUE, false, GuestValues.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  static boolean isGuest(Object value) {
    String type = value.getClass().getName();
    return type.equals(VALUE) || type.startsWith(PROXIES);
  }

  /** The object as Java's data, whose elements may be guests again. */
  static @Nullable Object plainer(Object value, DataPath path) {
    if (!ARE_THERE) {
      throw Refusal.because(
          path,
          "is a script's object of class %s, which cannot be read where the plugin's class loader has no %s; give it as text, such as JSON.stringify(...)"
              .formatted(value.getClass().getName(), VALUE));
    }
    return GuestValue.plainer(value, path);
  }
}
