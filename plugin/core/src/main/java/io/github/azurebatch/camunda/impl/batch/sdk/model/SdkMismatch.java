package io.github.azurebatch.camunda.impl.batch.sdk.model;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said of a field whose value the SDK's model cannot hold, without the model's classes. */
final class SdkMismatch {

  private SdkMismatch() {}

  static InvalidInputException of(@Nullable Throwable failure) {
    return new InvalidInputException(
        "it is not what the REST API has"
            + (failure instanceof JsonMappingException mapping ? complaint(mapping) : ""));
  }

  private static String complaint(JsonMappingException failure) {
    String path =
        failure.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + name(step))
            .collect(Collectors.joining());
    String place = path.isEmpty() ? "it" : "'" + path.replaceFirst("^\\.", "") + "'";
    return failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
        ? ": %s must be %s".formatted(place, expected(mismatch.getTargetType()))
        : ": %s cannot be read".formatted(place);
  }

  private static String name(JsonMappingException.Reference step) {
    return String.valueOf(step.getFieldName());
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants());
    }
    if (type == String.class) {
      return "a text";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a number";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return type.getSimpleName().equals("Period") ? "a duration such as PT1H" : "a JSON object";
  }
}
