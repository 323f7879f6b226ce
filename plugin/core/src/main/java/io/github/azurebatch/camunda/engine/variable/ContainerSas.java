package io.github.azurebatch.camunda.engine.variable;

import io.github.azurebatch.camunda.storage.SasPermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variable {@code containerSas}: a grant to sign, not a signature. The URL is signed in memory
 * when a task is submitted, and ends so much later.
 */
public record ContainerSas(
    String account, String container, SasPermissions permissions, SasLifetime lifetime) {

  public static final String VARIABLE = "containerSas";

  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", Results.FORMAT_VERSION);
    map.put("account", account);
    map.put("kind", "container");
    map.put("container", container);
    map.put("permissions", permissions.letters());
    map.put("lifetime", lifetime.toString());
    return map;
  }

  public static ContainerSas from(Fields fields) {
    return new ContainerSas(
        fields.text("account"),
        fields.text("container"),
        new SasPermissions(fields.text("permissions")),
        SasLifetime.parse(fields.text("lifetime")));
  }
}
