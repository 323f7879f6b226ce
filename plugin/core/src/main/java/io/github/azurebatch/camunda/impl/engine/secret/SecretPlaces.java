package io.github.azurebatch.camunda.impl.engine.secret;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.Set;

/**
 * Where a model may name secrets: the values of environment settings, and the passwords and keys of
 * a pool. Azure shows everything else to all who may read the Batch account, and much of it stands
 * in logs and on the command lines of processes.
 */
public final class SecretPlaces {

  /** The field of a container registry that holds the name of its password. */
  public static final String PASSWORD_SECRET = "passwordSecret";

  /** Inputs with places for secrets; where in them, their readers check. */
  private static final Set<String> INPUTS =
      Set.of(
          AzureBatchInputs.ENVIRONMENT,
          AzureBatchInputs.AUTO_POOL,
          AzureBatchInputs.JOB_MANAGER_TASK);

  /** Fields of a pool that have to name a secret, with all that is below them. */
  private static final Set<String> FIELDS_OF_A_POOL =
      Set.of("password", "accountKey", "sasKey", "sshPrivateKey", "protectedSettings");

  /** Of the start task of a pool. */
  private static final String VALUE_OF_A_SETTING = ".environmentSettings.value";

  private SecretPlaces() {}

  static boolean areIn(String input) {
    return INPUTS.contains(input);
  }

  /** Whether the field of a pool has to name a secret. */
  public static boolean needsSecret(String field) {
    return FIELDS_OF_A_POOL.contains(field);
  }

  /**
   * Refuses an input that names secrets and has no place for them.
   *
   * @param value plain data
   */
  public static Object requireAllowed(String input, Object value) {
    // an item is data until it fills a placeholder, where it is checked
    return areIn(input) || input.equals(AzureBatchInputs.ITEMS) ? value : requireNone(value);
  }

  /**
   * Refuses a text of a pool that names secrets in another place than the value of an environment
   * setting.
   *
   * @param path the names of the fields that lead to it, with dots between
   */
  public static void requireAllowedInPool(String path, String text) {
    if (!path.endsWith(VALUE_OF_A_SETTING)) {
      refuse("'" + path + "' ", SecretNames.in(text));
    }
  }

  /** Refuses plain data that names a secret. */
  public static Object requireNone(Object value) {
    refuse("it ", SecretNames.in(value));
    return value;
  }

  private static void refuse(String place, SecretNames names) {
    if (!names.isEmpty()) {
      throw new InvalidInputException(
          "%snames the secret '%s', and has no place for one. Places are the values of 'environment' and, in 'autoPool', passwords, keys and the values of its start task's environment settings; the registry of 'containerSettings' has 'passwordSecret'"
              .formatted(place, names.names().get(0)));
    }
  }
}
