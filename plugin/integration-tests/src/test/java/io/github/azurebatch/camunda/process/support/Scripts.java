package io.github.azurebatch.camunda.process.support;

import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;

/** Input parameters that a script makes, for which the builder of models has no method. */
public final class Scripts {

  private Scripts() {}

  /** The task has a parameter already. */
  public static ServiceTaskBuilder input(
      ServiceTaskBuilder task, String name, String language, String text) {
    CamundaInputOutput mapping =
        task.getElement()
            .getExtensionElements()
            .getElementsQuery()
            .filterByType(CamundaInputOutput.class)
            .singleResult();
    CamundaScript script = task.getElement().getModelInstance().newInstance(CamundaScript.class);
    script.setCamundaScriptFormat(language);
    script.setTextContent(text);
    CamundaInputParameter parameter =
        task.getElement().getModelInstance().newInstance(CamundaInputParameter.class);
    parameter.setCamundaName(name);
    parameter.setValue(script);
    mapping.getCamundaInputParameters().add(parameter);
    return task;
  }
}
