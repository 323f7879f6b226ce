package io.github.azurebatch.camunda.impl.batch.sdk.model;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.microsoft.azure.serializer.AzureJacksonAdapter;
import com.microsoft.rest.Validator;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Translates fields of the REST API that a model sets into the SDK's model, and loses none of them.
 * By itself, the SDK ignores fields that it does not know, and values that it cannot read.
 */
final class SdkFields {

  private static final ObjectMapper MAPPER = new AzureJacksonAdapter().serializer();

  /** Jackson looks a class through each time that it is asked, which costs more than the rest. */
  private static final Map<JavaType, Map<String, JavaType>> KNOWN = new ConcurrentHashMap<>();

  private SdkFields() {}

  /**
   * @throws InvalidInputException if a field is unknown, or has an invalid value
   */
  static <T> T read(Map<String, ?> fields, Class<T> type) {
    JsonNode given = MAPPER.valueToTree(fields);
    T model = convert(given, type);
    compare("", given, written(model), MAPPER.constructType(type));
    return model;
  }

  /** The SDK reads an empty text in a list of objects as null, and then cannot write it. */
  private static JsonNode written(Object model) {
    try {
      return MAPPER.valueToTree(model);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("a list of objects has an element that is empty");
    }
  }

  /**
   * @throws InvalidInputException if a field is missing that the service needs
   */
  static void requireComplete(Object model) {
    try {
      Validator.validate(model);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          String.valueOf(e.getMessage())
              .replaceFirst("^(Parameter )?(\\S+) is required.*", "the field '$2' is missing"));
    }
  }

  private static <T> T convert(JsonNode given, Class<T> type) {
    try {
      return MAPPER.convertValue(given, type);
    } catch (IllegalArgumentException e) {
      throw SdkMismatch.of(e.getCause());
    }
  }

  private static void compare(String path, JsonNode given, @Nullable JsonNode kept, JavaType type) {
    if (given.isNull() || type.isMapLikeType()) {
      return;
    }
    if (given.isObject() && kept != null && kept.isObject()) {
      compareFields(path, given, kept, type);
    } else if (given.isArray() && kept != null && kept.size() == given.size()) {
      for (int i = 0; i < given.size(); i++) {
        compare(path + "[" + i + "]", given.get(i), kept.get(i), type.getContentType());
      }
    } else if (kept == null || !given.asText().equalsIgnoreCase(kept.asText())) {
      throw new InvalidInputException("'%s' cannot be %s%s".formatted(path, given, allowed(type)));
    }
  }

  private static void compareFields(String path, JsonNode given, JsonNode kept, JavaType type) {
    Map<String, JavaType> known = KNOWN.computeIfAbsent(type, SdkFields::fieldsOf);
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      String fieldPath = joined(path, field.getKey());
      JavaType fieldType = known.get(field.getKey());
      if (fieldType == null) {
        throw new InvalidInputException(
            "the field '%s' is unknown; known are %s".formatted(fieldPath, known.keySet()));
      }
      compare(fieldPath, field.getValue(), kept.get(field.getKey()), fieldType);
    }
    requireAll(path, given, kept);
  }

  /** The SDK sets a required number that is missing to 0. */
  private static void requireAll(String path, JsonNode given, JsonNode kept) {
    for (Map.Entry<String, JsonNode> field : kept.properties()) {
      if (!given.hasNonNull(field.getKey())) {
        throw new InvalidInputException(
            "the field '%s' is missing".formatted(joined(path, field.getKey())));
      }
    }
  }

  private static String joined(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static Map<String, JavaType> fieldsOf(JavaType type) {
    BeanDescription description = MAPPER.getSerializationConfig().introspect(type);
    Map<String, JavaType> fields = new TreeMap<>();
    for (BeanPropertyDefinition property : description.findProperties()) {
      fields.put(property.getName(), property.getPrimaryType());
    }
    return fields;
  }

  private static String allowed(JavaType type) {
    List<Object> values =
        type.isEnumType() ? Arrays.asList(type.getRawClass().getEnumConstants()) : List.of();
    return values.isEmpty() ? "" : "; allowed are " + values;
  }
}
