package io.github.azurebatch.camunda.impl.engine.secret;

import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.Set;

/** Where a model may name secrets. */
public final class SecretPlaces {

  /** The field of a container registry that holds the name of its password. */
  public static final String PASSWORD_SECRET = "passwordSecret";

  private static final Set<String> INPUTS =
      Set.of(
          AzureBatchInputs.ENVIRONMENT,
          AzureBatchInputs.AUTO_POOL,
          AzureBatchInputs.JOB_MANAGER_TASK);

  private SecretPlaces() {}

  static boolean takesSecrets(String input) {
    return INPUTS.contains(input);
  }
}
