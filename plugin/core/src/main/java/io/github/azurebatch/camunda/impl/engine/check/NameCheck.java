package io.github.azurebatch.camunda.impl.engine.check;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.access.Requester;
import io.github.azurebatch.camunda.impl.engine.access.Resource;
import io.github.azurebatch.camunda.impl.engine.check.NamedPlaces.Named;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedActivity;
import io.github.azurebatch.camunda.impl.engine.check.model.Mistake;
import io.github.azurebatch.camunda.impl.engine.secret.ModelSecrets;
import io.github.azurebatch.camunda.impl.engine.secret.SecretPlaces;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks names that the model's own text has: whether the configuration has the account or the
 * secret, and whether access rules grant it, the job or the container to any instance.
 *
 * @param process with the tenant of its deployment
 */
record NameCheck(ConfiguredNames names, Requester process) {

  Stream<Mistake> mistakes(CheckedActivity activity) {
    return Stream.concat(
        new NamedPlaces(activity).all().flatMap(named -> mistake(activity, named).stream()),
        ActivityInputs.of(activity.bean()).names().stream()
            .flatMap(input -> secrets(activity, input)));
  }

  private Optional<Mistake> mistake(CheckedActivity activity, Named named) {
    Optional<String> refusal =
        named.resource() == Resource.ACCOUNT
            ? names.refusalOfAccount(process, named.name())
            : names.rules().refusal(process, named.resource(), named.name());
    return refusal.map(complaint -> mistake(activity, named.input(), complaint));
  }

  private Stream<Mistake> secrets(CheckedActivity activity, String input) {
    ModelSecrets secrets = ModelSecrets.in(activity.element());
    Stream<String> passwords =
        input.equals(AzureBatchInputs.CONTAINER_SETTINGS)
            ? secrets.passwordsIn(input).stream()
            : Stream.of();
    return Stream.concat(
            secrets.namedIn(input).stream().flatMap(name -> refusal(input, name).stream()),
            passwords.flatMap(name -> names.refusalOfSecret(process, name).stream()))
        .map(complaint -> mistake(activity, input, complaint));
  }

  /** An item is data until it fills a placeholder. */
  private Optional<String> refusal(String input, String secret) {
    if (input.equals(AzureBatchInputs.ITEMS)) {
      return Optional.empty();
    }
    try {
      SecretPlaces.requireAllowed(input, "{{secrets." + secret + "}}");
      return names.refusalOfSecret(process, secret);
    } catch (InvalidInputException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Mistake mistake(CheckedActivity activity, String input, String complaint) {
    return activity.error(
        activity.input(input).orElse(activity.element()),
        "the input '%s' is not allowed: %s",
        input,
        complaint);
  }
}
