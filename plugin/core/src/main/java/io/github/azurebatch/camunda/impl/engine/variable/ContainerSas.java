package io.github.azurebatch.camunda.impl.engine.variable;

import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variable {@code containerSas}: a grant to sign, not a signature. The URL is signed in memory
 * when a task is submitted, and ends so much later.
 *
 * @param accessPolicy the stored access policy of the container that signatures name; null for none
 */
public record ContainerSas(
    String account,
    String container,
    SasPermissions permissions,
    SasLifetime lifetime,
    @Nullable String accessPolicy) {

  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", Results.FORMAT_VERSION);
    map.put("account", account);
    map.put("kind", "container");
    map.put("container", container);
    map.put("permissions", permissions.letters());
    map.put("lifetime", lifetime.toString());
    if (accessPolicy != null) {
      map.put("accessPolicy", accessPolicy);
    }
    return map;
  }

  public static ContainerSas from(Fields fields) {
    return new ContainerSas(
        fields.text("account"),
        fields.text("container"),
        new SasPermissions(fields.text("permissions")),
        SasLifetime.parse(fields.text("lifetime")),
        fields.optionalText("accessPolicy"));
  }
}
