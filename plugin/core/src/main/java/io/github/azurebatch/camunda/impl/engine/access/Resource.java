package io.github.azurebatch.camunda.impl.engine.access;

import io.github.azurebatch.camunda.config.AccessRule;
import java.util.Set;
import java.util.function.Function;

/** What access rules can limit. */
public enum Resource {
  ACCOUNT("account", AccessRule::accounts),
  JOB("Azure Batch job", AccessRule::jobs),
  CONTAINER("container", AccessRule::containers),
  SECRET("secret", AccessRule::secrets);

  private final String noun;
  private final Function<AccessRule, Set<String>> granted;

  Resource(String noun, Function<AccessRule, Set<String>> granted) {
    this.noun = noun;
    this.granted = granted;
  }

  String noun() {
    return noun;
  }

  Set<String> grantedBy(AccessRule rule) {
    return granted.apply(rule);
  }
}
