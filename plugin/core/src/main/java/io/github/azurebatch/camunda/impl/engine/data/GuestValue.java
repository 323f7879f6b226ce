package io.github.azurebatch.camunda.impl.engine.data;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * An object of GraalVM's JavaScript. In Java's eyes it is a map of its members: an array, a date
 * and a set are then empty maps, with the GraalVM of Camunda 7.24.
 */
final class GuestValue {

  private static final String PLAIN_OBJECT = "Object";
  private static final String LARGE_WHOLE_NUMBER = "bigint";

  private GuestValue() {}

  static @Nullable Object plainer(Object object, DataPath path) {
    Value value = Value.asValue(object);
    if (value.isNull()) {
      return null;
    }
    if (value.isHostObject()) {
      return value.asHostObject();
    }
    Object scalar = scalar(value);
    return scalar == null ? structure(value, path) : scalar;
  }

  private static @Nullable Object scalar(Value value) {
    if (value.isString()) {
      return value.asString();
    }
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    if (value.isNumber() || isLargeWholeNumber(value)) {
      return number(value);
    }
    return time(value);
  }

  private static Number number(Value value) {
    if (value.fitsInInt()) {
      return value.asInt();
    }
    if (value.fitsInLong()) {
      return value.asLong();
    }
    return isLargeWholeNumber(value)
        ? new BigInteger(value.toString().replace("n", ""))
        : value.asDouble();
  }

  /** Earlier versions of GraalVM have it for no number. */
  private static boolean isLargeWholeNumber(Value value) {
    Value type = value.getMetaObject();
    return type != null && type.toString().equals(LARGE_WHOLE_NUMBER);
  }

  private static @Nullable Object time(Value value) {
    if (value.isInstant()) {
      return value.asInstant();
    }
    if (value.isDate()) {
      return value.asDate();
    }
    if (value.isTime()) {
      return value.asTime();
    }
    return value.isDuration() ? value.asDuration() : null;
  }

  private static Object structure(Value value, DataPath path) {
    if (!value.canExecute() && !value.isException()) {
      if (value.hasArrayElements()) {
        return elements(value);
      }
      if (value.hasHashEntries()) {
        return entries(value);
      }
      if (value.hasIterator()) {
        return iterated(value.getIterator());
      }
      if (value.hasMembers() && isPlainObject(value)) {
        return members(value);
      }
    }
    throw Refusal.because(
        path,
        "is %s of a script; allowed are texts, numbers, booleans, dates, and lists and maps of these"
            .formatted(value.canExecute() ? "a function" : "the object '" + value + "'"));
  }

  /** Of no type, of a type of the script's own, or of none that the language has. */
  private static boolean isPlainObject(Value value) {
    Value type = value.getMetaObject();
    return type == null
        || type.getMetaSimpleName().equals(PLAIN_OBJECT)
        || !type.toString().contains("[native code]");
  }

  private static Iterator<Value> elements(Value array) {
    return LongStream.range(0, array.getArraySize()).mapToObj(array::getArrayElement).iterator();
  }

  private static Iterator<Value> iterated(Value iterator) {
    return new Iterator<>() {

      @Override
      public boolean hasNext() {
        return iterator.hasIteratorNextElement();
      }

      @Override
      public Value next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return iterator.getIteratorNextElement();
      }
    };
  }

  private static Map<Value, Value> entries(Value map) {
    Map<Value, Value> entries = new LinkedHashMap<>();
    iterated(map.getHashKeysIterator())
        .forEachRemaining(key -> entries.put(key, map.getHashValue(key)));
    return entries;
  }

  private static Map<String, Value> members(Value object) {
    Map<String, Value> members = new LinkedHashMap<>();
    object.getMemberKeys().forEach(name -> members.put(name, object.getMember(name)));
    return members;
  }
}
