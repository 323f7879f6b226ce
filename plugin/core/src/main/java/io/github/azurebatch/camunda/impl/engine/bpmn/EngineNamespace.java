package io.github.azurebatch.camunda.impl.engine.bpmn;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.xml.Namespace;

/**
 * The namespace of the engine's own attributes and elements in a model.
 *
 * <p>The engine has a constant for it, which Operaton has under another name. That cannot be
 * relocated, so it stands here: with the other namespace that each engine accepts.
 */
public final class EngineNamespace {

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final String ACTIVITI = "http://activiti.org/bpmn";
  private static final String OPERATON = "http://operaton.org/schema/1.0/bpmn";

  /** What the engine takes for its own. */
  public static final Namespace EXTENSIONS =
      ProcessEngine.class.getName().startsWith("org.operaton.")
          ? new Namespace(OPERATON, CAMUNDA)
          : new Namespace(CAMUNDA, ACTIVITI);

  private EngineNamespace() {}
}
