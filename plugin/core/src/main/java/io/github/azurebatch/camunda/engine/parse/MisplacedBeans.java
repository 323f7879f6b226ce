package io.github.azurebatch.camunda.engine.parse;

import io.github.azurebatch.camunda.engine.activity.ActivityBean;
import java.util.Set;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Refuses our beans on listeners, events and other kinds of tasks. */
final class MisplacedBeans {

  private static final Set<String> ALLOWED = Set.of("serviceTask", "sendTask");

  private MisplacedBeans() {}

  static void refuseIn(Element element) {
    if (!ALLOWED.contains(element.getTagName())) {
      ActivityBean.named(
              element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "delegateExpression"))
          .or(() -> ActivityBean.named(element.attribute("delegateExpression")))
          .ifPresent(bean -> refuse(bean, element));
    }
    element.elements().forEach(MisplacedBeans::refuseIn);
  }

  private static void refuse(ActivityBean bean, Element element) {
    throw new BpmnParseException(
        "${%s} works on service tasks and send tasks only, not on <%s> (line %d)"
            .formatted(bean.beanName(), element.getTagName(), element.getLine()),
        element);
  }
}
