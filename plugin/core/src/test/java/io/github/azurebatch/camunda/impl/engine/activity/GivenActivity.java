package io.github.azurebatch.camunda.impl.engine.activity;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.core.model.PropertyKey;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmScope;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * The execution of an activity with the given inputs and other variables, which is in no database.
 * Whoever sets a variable has read all inputs, and comes no further.
 */
@SuppressWarnings("serial") // the engine's entities are no longer serialized
final class GivenActivity extends ExecutionEntity {

  static final String ID = "activity";

  /** As {@code DeclaredInputs} records them at deployment. */
  private static final PropertyKey<Set<String>> DECLARED = new PropertyKey<>("azureBatchInputs");

  private final ActivityImpl activity;
  private final Map<String, ?> inputs;
  private final Map<String, ?> others;

  /**
   * @param others variables that the activity sees, and has not declared
   */
  GivenActivity(Map<String, ?> inputs, Map<String, ?> others) {
    this.inputs = inputs;
    this.others = others;
    this.activity = process().createActivity(ID);
    activity.getProperties().set(DECLARED, inputs.keySet());
  }

  private static ProcessDefinitionEntity process() {
    ProcessDefinitionEntity process = new ProcessDefinitionEntity();
    process.setId("process:1");
    process.setKey("process");
    return process;
  }

  @Override
  public ActivityImpl getActivity() {
    return activity;
  }

  @Override
  public ProcessDefinitionEntity getProcessDefinition() {
    return (ProcessDefinitionEntity) activity.getProcessDefinition();
  }

  @Override
  public String getProcessDefinitionId() {
    return "process:1";
  }

  @Override
  public String getProcessInstanceId() {
    return "instance";
  }

  @Override
  public ExecutionEntity getProcessInstance() {
    return this;
  }

  @Override
  public String getCurrentActivityId() {
    return ID;
  }

  @Override
  public ExecutionEntity findExecutionForFlowScope(PvmScope targetFlowScope) {
    return this;
  }

  @Override
  public @Nullable Object getVariableLocal(String name) {
    Object value = inputs.containsKey(name) ? inputs.get(name) : others.get(name);
    return value instanceof TypedValue typed ? typed.getValue() : value;
  }

  @Override
  public @Nullable Object getVariable(String name) {
    return others.get(name) instanceof TypedValue typed ? typed.getValue() : others.get(name);
  }

  @Override
  @SuppressWarnings("unchecked") // as the engine has it
  public <T extends TypedValue> @Nullable T getVariableLocalTyped(
      String name, boolean deserializeValue) {
    Object value = inputs.containsKey(name) ? inputs.get(name) : others.get(name);
    return value instanceof TypedValue typed ? (T) typed : null;
  }

  @Override
  @SuppressWarnings("unchecked") // as the engine has it
  public <T extends TypedValue> @Nullable T getVariableTyped(
      String name, boolean deserializeValue) {
    return others.get(name) instanceof TypedValue typed ? (T) typed : null;
  }

  @Override
  public void setVariableLocal(String name, @Nullable Object value) {
    throw new Effect();
  }

  @Override
  public void setVariable(String name, @Nullable Object value) {
    throw new Effect();
  }

  /** Thrown instead of the first effect of an activity. */
  static final class Effect extends RuntimeException {

    Effect() {
      super("the inputs were taken", null, false, false);
    }
  }
}
