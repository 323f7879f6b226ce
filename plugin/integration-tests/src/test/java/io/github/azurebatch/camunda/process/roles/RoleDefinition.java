package io.github.azurebatch.camunda.process.roles;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One of Azure's built-in roles, as {@code definitions.json} has it from the documentation.
 *
 * @param id the same in each Azure tenant
 * @param notActions what is taken away from {@code actions}; so it is with {@code notDataActions}
 */
record RoleDefinition(
    String roleName,
    String id,
    List<String> actions,
    List<String> notActions,
    List<String> dataActions,
    List<String> notDataActions) {

  private static final Map<String, RoleDefinition> BY_NAME = read();

  /** The role of that name. */
  static RoleDefinition of(String roleName) {
    return Objects.requireNonNull(
        BY_NAME.get(roleName), "definitions.json has no role '" + roleName + "'");
  }

  static Collection<RoleDefinition> all() {
    return BY_NAME.values();
  }

  boolean gives(Permission permission) {
    return permission.ofData()
        ? hasOne(dataActions, permission) && !hasOne(notDataActions, permission)
        : hasOne(actions, permission) && !hasOne(notActions, permission);
  }

  private static boolean hasOne(List<String> patterns, Permission permission) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, permission.name()));
  }

  /** A wildcard stands for any characters, slashes among them; upper and lower case are one. */
  private static boolean matches(String pattern, String name) {
    String regex = "\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E";
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(name).matches();
  }

  private static Map<String, RoleDefinition> read() {
    try (InputStream json = RoleDefinition.class.getResourceAsStream("definitions.json")) {
      return new ObjectMapper()
          .readValue(json, Definitions.class).roles().stream()
              .collect(Collectors.toMap(RoleDefinition::roleName, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @JsonIgnoreProperties("source")
  private record Definitions(List<RoleDefinition> roles) {}
}
