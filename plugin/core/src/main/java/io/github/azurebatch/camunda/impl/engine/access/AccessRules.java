package io.github.azurebatch.camunda.impl.engine.access;

import io.github.azurebatch.camunda.config.AccessRule;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The access rules of the configuration. */
public final class AccessRules {

  /** One rule, with its patterns ready to be matched. */
  private record Rule(
      List<NamePattern> tenants,
      List<NamePattern> processDefinitions,
      Map<Resource, List<NamePattern>> granted) {

    static Rule of(AccessRule rule) {
      Map<Resource, List<NamePattern>> granted = new EnumMap<>(Resource.class);
      for (Resource resource : Resource.values()) {
        granted.put(
            resource,
            resource.grantedBy(rule).stream().map(name -> NamePattern.of(resource, name)).toList());
      }
      return new Rule(
          rule.tenants().stream().map(NamePattern::of).toList(),
          rule.processDefinitions().stream().map(NamePattern::of).toList(),
          granted);
    }

    boolean isFor(Requester requester) {
      String tenant = requester.tenantId();
      return (tenants.isEmpty() || (tenant != null && NamePattern.any(tenants, tenant)))
          && isForProcess(requester.processDefinitionKey());
    }

    boolean isForProcess(String key) {
      return processDefinitions.isEmpty() || NamePattern.any(processDefinitions, key);
    }

    boolean grants(Resource resource, String name) {
      return NamePattern.any(granted.getOrDefault(resource, List.of()), name);
    }
  }

  private final List<Rule> rules;
  private final Set<Resource> limited = EnumSet.noneOf(Resource.class);

  public AccessRules(Collection<AccessRule> rules) {
    this.rules = rules.stream().map(Rule::of).toList();
    for (Resource resource : Resource.values()) {
      if (rules.stream().anyMatch(rule -> !resource.grantedBy(rule).isEmpty())) {
        limited.add(resource);
      }
    }
  }

  /** Whether the requester may use it: a rule grants it, or no rule lists anything of the kind. */
  boolean allow(Requester requester, Resource resource, String name) {
    return !limited.contains(resource) || grant(requester, resource, name);
  }

  /** Whether a rule names it for the requester. */
  boolean grant(Requester requester, Resource resource, String name) {
    return rules.stream().anyMatch(rule -> rule.isFor(requester) && rule.grants(resource, name));
  }

  /**
   * What is said of a name that no instance of a process may use; empty if some instance may.
   *
   * @param process the process with the tenant of its deployment; instances of one that was
   *     deployed for no tenant may still be of any
   */
  public Optional<String> refusal(Requester process, Resource resource, String name) {
    boolean isGranted =
        rules.stream()
            .filter(
                rule ->
                    process.tenantId() == null
                        ? rule.isForProcess(process.processDefinitionKey())
                        : rule.isFor(process))
            .anyMatch(rule -> rule.grants(resource, name));
    return isGranted || !limited.contains(resource)
        ? Optional.empty()
        : Optional.of(notGranted(process, resource, name));
  }

  static String notGranted(Requester requester, Resource resource, String name) {
    return "%s '%s' is granted to %s by no access rule of the configuration"
        .formatted(resource.noun(), name, requester.description());
  }
}
