package io.github.azurebatch.camunda.impl.engine;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import io.github.azurebatch.camunda.impl.secret.KnownSecrets;
import java.util.stream.Stream;

/** The secrets and keys of a configuration, which are cut from texts of others. */
final class ConfiguredSecrets {

  private static final Log LOG = Log.of(ConfiguredSecrets.class);

  private ConfiguredSecrets() {}

  /** Cuts them from now on, until the result is closed. */
  static KnownSecrets cut(AzureBatchConfiguration configuration) {
    configuration.secrets().forEach(ConfiguredSecrets::warnIfShort);
    Stream<Credential> credentials =
        configuration.accounts().values().stream()
            .flatMap(
                account -> Stream.of(account.batch().credential(), account.storage().credential()));
    Stream<Secret> keys =
        credentials
            .filter(Credential.AccountKey.class::isInstance)
            .map(credential -> ((Credential.AccountKey) credential).key());
    return KnownSecrets.add(
        Stream.concat(configuration.secrets().values().stream(), keys)
            .map(Secret::reveal)
            .toList());
  }

  private static void warnIfShort(String name, Secret secret) {
    if (!KnownSecrets.canBeFound(secret.reveal())) {
      LOG.write(
          LogLine.SHORT_SECRET,
          "The secret '{}' has fewer than six characters, and is not cut from messages and logs that quote it: it cannot be told from other words",
          name);
    }
  }
}
