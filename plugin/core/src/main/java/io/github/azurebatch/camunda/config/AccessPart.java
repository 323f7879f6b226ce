package io.github.azurebatch.camunda.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parts of an access rule, as its properties are named, with the names that each may have. */
enum AccessPart {
  TENANTS("tenants", AccessRule::tenants, ".*", "ids of tenants"),
  PROCESS_DEFINITIONS(
      "process-definitions", AccessRule::processDefinitions, ".*", "keys of process definitions"),
  ACCOUNTS("accounts", AccessRule::accounts, "[!-.0-~]*", "names of configured accounts"),
  JOBS("jobs", AccessRule::jobs, "[A-Za-z0-9_:*-]*", "ids of Azure Batch jobs"),
  CONTAINERS(
      "containers", AccessRule::containers, "\\$?[a-z0-9*-]*", "names of containers in lower case"),
  SECRETS("secrets", AccessRule::secrets, ".*", "names of configured secrets");

  private static final String ANY = "*";
  private static final String ALLOWED =
      "%s, separated by commas, in which '*' stands for any characters";

  private final String property;
  private final Function<AccessRule, Set<String>> names;
  private final Pattern name;
  private final String meaning;

  AccessPart(
      String property, Function<AccessRule, Set<String>> names, String name, String meaning) {
    this.property = property;
    this.names = names;
    this.name = Pattern.compile(name);
    this.meaning = meaning;
  }

  /** The names of the properties of a rule. */
  static List<String> properties() {
    return Arrays.stream(values()).map(part -> part.property).toList();
  }

  /**
   * The rule that its properties make.
   *
   * @param texts by the names of the properties, as they are written
   */
  static AccessRule rule(Map<String, String> texts) {
    return new AccessRule(
        TENANTS.read(texts),
        PROCESS_DEFINITIONS.read(texts),
        ACCOUNTS.read(texts),
        JOBS.read(texts),
        CONTAINERS.read(texts),
        SECRETS.read(texts));
  }

  /** An empty text is kept, and refused: a rule for no tenant must not become one for all. */
  private Set<String> read(Map<String, String> texts) {
    String text = texts.get(property);
    return text == null
        ? Set.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).collect(Collectors.toSet());
  }

  /**
   * Checks this part of the rule.
   *
   * @param rule the start of the property's name, with a dot at its end
   */
  void check(String rule, AccessRule checked, AzureBatchConfiguration settings, Problems problems) {
    for (String given : names.apply(checked)) {
      if (given.isBlank() || !name.matcher(given).matches()) {
        problems.wrong(rule + property, given, ALLOWED.formatted(meaning));
      } else if (!given.contains(ANY) && !known(settings).orElse(Set.of(given)).contains(given)) {
        problems.wrong(
            rule + property,
            given,
            meaning + "; configured are " + new TreeSet<>(known(settings).orElseThrow()));
      }
    }
  }

  /** The names that there are; empty where the configuration does not have them. */
  private Optional<Set<String>> known(AzureBatchConfiguration settings) {
    return switch (this) {
      case ACCOUNTS -> Optional.of(settings.accounts().keySet());
      case SECRETS -> Optional.of(settings.secrets().keySet());
      default -> Optional.empty();
    };
  }

  boolean grantsIn(AccessRule rule) {
    return this != TENANTS && this != PROCESS_DEFINITIONS && !names.apply(rule).isEmpty();
  }
}
