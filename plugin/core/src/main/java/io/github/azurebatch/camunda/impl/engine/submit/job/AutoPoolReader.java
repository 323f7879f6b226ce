package io.github.azurebatch.camunda.impl.engine.submit.job;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.sdk.model.RestFields;
import io.github.azurebatch.camunda.impl.engine.input.RestForms;
import io.github.azurebatch.camunda.impl.engine.secret.SecretNames;
import io.github.azurebatch.camunda.impl.engine.secret.SecretPlaces;
import io.github.azurebatch.camunda.impl.engine.secret.Secrets;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the input {@code autoPool}: the REST API's {@code autoPoolSpecification}, in full. Some
 * texts in it may name secrets; passwords and keys have to.
 */
public final class AutoPoolReader {

  private final Secrets secrets;

  public AutoPoolReader(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * @param own whether the model's own text names a secret
   */
  public Object read(Object value, Predicate<String> own) {
    Map<String, Object> specification = RestForms.object(value);
    RestFields.checkJob("poolInfo", Map.of("autoPoolSpecification", specification));
    return new Specification(secrets, own)
        .revealed(AzureBatchInputs.AUTO_POOL, specification, false);
  }

  private record Specification(Secrets secrets, Predicate<String> own) {

    Object revealed(String path, Object value, boolean sensitive) {
      if (value instanceof Map<?, ?> map) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach(
            (name, field) -> {
              String key = String.valueOf(name);
              fields.put(
                  key, field(path + "." + key, field, sensitive || SecretPlaces.needsSecret(key)));
            });
        return fields;
      }
      if (value instanceof List<?> list) {
        return list.stream().map(element -> field(path, element, sensitive)).toList();
      }
      return value instanceof String text ? revealedText(path, text, sensitive) : value;
    }

    private @Nullable Object field(String path, @Nullable Object value, boolean sensitive) {
      return value == null ? null : revealed(path, value, sensitive);
    }

    private String revealedText(String path, String text, boolean sensitive) {
      if (sensitive && SecretNames.in(text).isEmpty()) {
        throw new InvalidInputException(
            "'%s' would be stored with the model and the process: configure it as a secret, and write {{secrets.<name>}}"
                .formatted(path));
      }
      if (!sensitive) {
        SecretPlaces.requireAllowedInPool(path, text);
      }
      return secrets.reveal(text, own);
    }
  }
}
