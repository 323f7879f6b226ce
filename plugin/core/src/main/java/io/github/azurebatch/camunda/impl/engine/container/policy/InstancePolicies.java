package io.github.azurebatch.camunda.impl.engine.container.policy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.mark.Names;
import io.github.azurebatch.camunda.impl.engine.variable.PlainVariables;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;

/**
 * The policies of one process instance: on each container that it asked one for, one for each set
 * of permissions. A policy holds the permissions, so that a SAS with other permissions needs
 * another policy.
 */
public final class InstancePolicies {

  /** The variable of the process instance that names them, without secrets. */
  static final String VARIABLE = "azureBatchAccessPolicies";

  private static final String POLICIES = "policies";
  private static final String ACCOUNT = "account";
  private static final String CONTAINER = "container";

  private InstancePolicies() {}

  /**
   * The id of the instance's policies with these permissions: ids of instances repeat on other
   * databases, which may use the same container.
   */
  public static String idFor(DelegateExecution execution, SasPermissions permissions) {
    String purpose =
        String.join(
            "/",
            Context.getProcessEngineConfiguration().getInstallationId(),
            execution.getProcessInstanceId(),
            permissions.letters());
    return "camunda-" + UUID.nameUUIDFromBytes(purpose.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Notes that the instance has the policy on the container.
   *
   * @throws InvalidInputException if its variable is not what the plugin has stored for it
   */
  public static void note(DelegateExecution execution, BlobLocation container, String policyId) {
    DelegateExecution instance = execution.getProcessInstance();
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put(ACCOUNT, container.account());
    policy.put(CONTAINER, container.container());
    policy.put("policy", policyId);
    List<Object> policies = new ArrayList<>(of(instance).toList());
    if (!policies.contains(policy)) {
      policies.add(policy);
      Map<String, Object> marked =
          Marks.of(instance).on(MarkedKind.ACCESS_POLICIES, Map.of(POLICIES, policies));
      instance.setVariableLocal(VARIABLE, Json.variable(marked));
    }
  }

  /**
   * The policies of the process instance.
   *
   * @throws InvalidInputException if its variable is not what the plugin has stored for it
   */
  static Stream<Map<?, ?>> of(DelegateExecution instance) {
    Object value = PlainVariables.local(instance, VARIABLE);
    if (value == null) {
      return Stream.of();
    }
    Fields fields = Fields.of(value);
    List<Names.Container> containers = fields.objects(POLICIES, InstancePolicies::container);
    Marks.of(instance)
        .require(MarkedKind.ACCESS_POLICIES, fields.asMap(), Names.NONE.with(containers));
    return fields.<Map<?, ?>>objects(POLICIES, Fields::asMap).stream();
  }

  private static Names.Container container(Fields policy) {
    return new Names.Container(policy.text(ACCOUNT), policy.text(CONTAINER));
  }
}
