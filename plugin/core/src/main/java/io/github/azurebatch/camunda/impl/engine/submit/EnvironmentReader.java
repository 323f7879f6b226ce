package io.github.azurebatch.camunda.impl.engine.submit;

import io.github.azurebatch.camunda.impl.batch.task.TaskEnvironment;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.input.NamedValues;
import io.github.azurebatch.camunda.impl.engine.secret.SecretPlaces;
import io.github.azurebatch.camunda.impl.engine.secret.Secrets;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads the input {@code environment}, whose values may name secrets. */
public final class EnvironmentReader {

  private final Secrets secrets;

  public EnvironmentReader(Secrets secrets) {
    this.secrets = secrets;
  }

  public TaskEnvironment read(Inputs inputs) {
    Object value = inputs.value(AzureBatchInputs.ENVIRONMENT);
    return value == null
        ? TaskEnvironment.EMPTY
        : inputs.checked(
            AzureBatchInputs.ENVIRONMENT,
            value,
            given -> read(given, inputs.ownSecrets(AzureBatchInputs.ENVIRONMENT)));
  }

  private TaskEnvironment read(Object value, Predicate<String> own) {
    Map<String, String> settings = NamedValues.read(value);
    SecretPlaces.requireNone(List.copyOf(settings.keySet()));
    settings.replaceAll((name, setting) -> secrets.reveal(setting, own));
    return new TaskEnvironment(settings);
  }
}
