package io.github.azurebatch.camunda.local.impl.error;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request that the service refuses, with what the error body says. */
public final class ServiceException extends RuntimeException {

  private final ErrorCode code;
  private final Map<String, String> values;

  public ServiceException(ErrorCode code) {
    this(code, Map.of());
  }

  public ServiceException(ErrorCode code, Map<String, String> values) {
    super(code.code() + " " + values);
    this.code = code;
    this.values = values;
  }

  /** A property of the body is wrong. */
  public static ServiceException invalidProperty(String name, String value, String reason) {
    return aboutProperty(ErrorCode.INVALID_PROPERTY_VALUE, name, value, reason);
  }

  /** A property that the real service knows and this one does not support. */
  public static ServiceException unsupportedProperty(String name) {
    return new ServiceException(
        ErrorCode.UNSUPPORTED_PROPERTY,
        ordered("PropertyName", name, "Reason", "The local service does not support it"));
  }

  /** A property of the body is larger than it may be; reported by users, in these words. */
  public static ServiceException tooLargeProperty(String name, int most) {
    return new ServiceException(
        ErrorCode.INVALID_PROPERTY_VALUE,
        ordered(
            "PropertyName",
            name,
            "Reason",
            "Total size of " + name + " cannot be more than " + most + " characters"));
  }

  /** A property of the body is missing. */
  public static ServiceException missingProperty(String name) {
    return new ServiceException(ErrorCode.MISSING_REQUIRED_PROPERTY, Map.of("PropertyName", name));
  }

  /** A query parameter is wrong. */
  public static ServiceException invalidQuery(String name, String value, String reason) {
    Map<String, String> values = ordered("QueryParameterName", name, "QueryParameterValue", value);
    values.put("Reason", reason);
    return new ServiceException(ErrorCode.INVALID_QUERY_PARAMETER_VALUE, values);
  }

  /** The body is no JSON, or not of the right form. */
  public static ServiceException invalidBody(String reason) {
    return new ServiceException(ErrorCode.INVALID_REQUEST_BODY, Map.of("Reason", reason));
  }

  private static ServiceException aboutProperty(
      ErrorCode code, String name, String value, String reason) {
    Map<String, String> values = ordered("PropertyName", name, "PropertyValue", value);
    values.put("Reason", reason);
    return new ServiceException(code, values);
  }

  private static Map<String, String> ordered(String k1, String v1, String k2, String v2) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(k1, v1);
    values.put(k2, v2);
    return values;
  }

  public ErrorCode code() {
    return code;
  }

  /** The error body's {@code values}, in order. */
  public Map<String, String> values() {
    return values;
  }
}
