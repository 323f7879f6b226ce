package io.github.azurebatch.camunda.impl.engine.check;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.impl.engine.access.AccessRules;
import io.github.azurebatch.camunda.impl.engine.access.Requester;
import io.github.azurebatch.camunda.impl.engine.access.Resource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names that models may use, by a configuration. */
public record ConfiguredNames(Set<String> accounts, Set<String> secrets, AccessRules rules) {

  public static ConfiguredNames of(AzureBatchConfiguration configuration) {
    return new ConfiguredNames(
        new TreeSet<>(configuration.accounts().keySet()),
        new TreeSet<>(configuration.secrets().keySet()),
        new AccessRules(configuration.access().values()));
  }

  /** What is said of an account that no instance of the process can use. */
  Optional<String> refusalOfAccount(Requester process, String name) {
    return accounts.contains(name)
        ? rules.refusal(process, Resource.ACCOUNT, name)
        : Optional.of("'%s' is no configured account; configured are %s".formatted(name, accounts));
  }

  /** What is said of a secret that no instance of the process can use. */
  Optional<String> refusalOfSecret(Requester process, String name) {
    return secrets.contains(name)
        ? rules.refusal(process, Resource.SECRET, name)
        : Optional.of(
            "'%s' is not a configured secret; configured are %s".formatted(name, secrets));
  }
}
