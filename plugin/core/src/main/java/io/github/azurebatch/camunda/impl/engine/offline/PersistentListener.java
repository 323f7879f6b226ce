package io.github.azurebatch.camunda.impl.engine.offline;

import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The plugin's listener, whose first refusal would end the parse. */
final class PersistentListener extends AbstractBpmnParseListener {

  private final BpmnParseListener listener;
  private final Consumer<BpmnParseException> refusals;

  PersistentListener(BpmnParseListener listener, Consumer<BpmnParseException> refusals) {
    this.listener = listener;
    this.refusals = refusals;
  }

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    goOnAfter(() -> listener.parseServiceTask(element, scope, activity));
  }

  @Override
  public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    goOnAfter(() -> listener.parseSendTask(element, scope, activity));
  }

  @Override
  public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
    goOnAfter(() -> listener.parseRootElement(root, definitions));
  }

  private void goOnAfter(Runnable step) {
    try {
      step.run();
    } catch (BpmnParseException e) {
      refusals.accept(e);
    }
  }
}
