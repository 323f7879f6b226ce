package io.github.azurebatch.camunda.engine.activity;

import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.input.Inputs;
import io.github.azurebatch.camunda.engine.variable.ContainerSas;
import io.github.azurebatch.camunda.engine.variable.Fields;
import io.github.azurebatch.camunda.engine.variable.OutputContainer;
import io.github.azurebatch.camunda.engine.variable.Results;
import io.github.azurebatch.camunda.storage.ContainerName;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

/** Issues a SAS: a grant that is signed in memory each time a task is submitted with it. */
final class IssueSasDelegate implements JavaDelegate {

  private final Accounts accounts;

  IssueSasDelegate(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Inputs inputs = Inputs.of(execution);
    Object container = container(inputs);
    Duration lifetime = inputs.duration("lifetime");
    ContainerSas sas =
        new ContainerSas(
            accountName(inputs, container),
            inputs.checked("container", nameOf(container), ContainerName::check),
            inputs.checked("permissions", inputs.textOr("permissions", "w"), SasPermissions::new),
            lifetime == null ? ContainerSas.DEFAULT_LIFETIME : lifetime);
    Results.set(execution, inputs.resultVariable(ContainerSas.VARIABLE), sas.toMap());
  }

  private static Object container(Inputs inputs) {
    Object container = inputs.valueOrVariable("container", OutputContainer.VARIABLE);
    if (container == null) {
      throw inputs.invalid(
          "container", "is missing, and there is no variable '" + OutputContainer.VARIABLE + "'");
    }
    return container;
  }

  private static String nameOf(Object container) {
    return container instanceof Map<?, ?> map
        ? Fields.of(map).text("container")
        : container.toString().trim();
  }

  private String accountName(Inputs inputs, Object container) {
    String named = inputs.optionalText("account");
    return named == null && container instanceof Map<?, ?> map
        ? accounts.get(accountOf(map)).name()
        : inputs.account(accounts).name();
  }

  private static @Nullable String accountOf(Map<?, ?> container) {
    return Fields.of(container).optionalText("account");
  }
}
