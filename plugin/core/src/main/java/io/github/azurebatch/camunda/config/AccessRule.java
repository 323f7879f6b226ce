package io.github.azurebatch.camunda.config;

import java.util.Arrays;
import java.util.Set;

/**
 * What some processes may reach. Each set has names, in which {@code *} stands for any characters.
 *
 * <p>A rule applies to an instance if its tenant and its process definition are among those of the
 * rule; an empty set is for all of them. As soon as any rule lists accounts, every process needs a
 * rule that grants it the accounts that it uses, and all others are refused; so it is with Azure
 * Batch jobs, containers and secrets. What no rule lists is not limited.
 *
 * @param tenants ids of Camunda tenants; an instance of no tenant is of none of them
 * @param processDefinitions keys of process definitions
 * @param accounts names of configured accounts that the rule grants
 * @param jobs ids of Azure Batch jobs that the rule grants; upper and lower case do not differ
 * @param containers names of blob containers that the rule grants
 * @param secrets names of configured secrets that the rule grants
 */
public record AccessRule(
    Set<String> tenants,
    Set<String> processDefinitions,
    Set<String> accounts,
    Set<String> jobs,
    Set<String> containers,
    Set<String> secrets) {

  /** The sets are copied. */
  public AccessRule {
    tenants = Set.copyOf(tenants);
    processDefinitions = Set.copyOf(processDefinitions);
    accounts = Set.copyOf(accounts);
    jobs = Set.copyOf(jobs);
    containers = Set.copyOf(containers);
    secrets = Set.copyOf(secrets);
  }

  /** A rule for all processes, which grants nothing yet. */
  public static AccessRule forAll() {
    return new AccessRule(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
  }

  /** This rule, for instances of these tenants only. */
  public AccessRule ofTenants(String... ids) {
    return new AccessRule(set(ids), processDefinitions, accounts, jobs, containers, secrets);
  }

  /** This rule, for instances of these process definitions only. */
  public AccessRule ofProcessDefinitions(String... keys) {
    return new AccessRule(tenants, set(keys), accounts, jobs, containers, secrets);
  }

  /** This rule, granting these accounts. */
  public AccessRule grantingAccounts(String... names) {
    return new AccessRule(tenants, processDefinitions, set(names), jobs, containers, secrets);
  }

  /** This rule, granting these Azure Batch jobs. */
  public AccessRule grantingJobs(String... ids) {
    return new AccessRule(tenants, processDefinitions, accounts, set(ids), containers, secrets);
  }

  /** This rule, granting these containers. */
  public AccessRule grantingContainers(String... names) {
    return new AccessRule(tenants, processDefinitions, accounts, jobs, set(names), secrets);
  }

  /** This rule, granting these secrets. */
  public AccessRule grantingSecrets(String... names) {
    return new AccessRule(tenants, processDefinitions, accounts, jobs, containers, set(names));
  }

  private static Set<String> set(String... names) {
    return Set.copyOf(Arrays.asList(names));
  }
}
