package io.github.azurebatch.camunda.impl.engine.parse;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.impl.engine.bpmn.EngineNamespace;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Refuses our beans on listeners, events and other kinds of tasks, and in other attributes. */
final class MisplacedBeans {

  private static final Set<String> ALLOWED = Set.of("serviceTask", "sendTask");

  private MisplacedBeans() {}

  static void refuseIn(Element element) {
    if (!ALLOWED.contains(element.getTagName())) {
      ActivityBean.named(element.attributeNS(EngineNamespace.EXTENSIONS, "delegateExpression"))
          .or(() -> ActivityBean.named(element.attribute("delegateExpression")))
          .ifPresent(bean -> refuse(bean, element));
    }
    refuseValue(element, "expression");
    refuseValue(element, "class");
    element.elements().forEach(MisplacedBeans::refuseIn);
  }

  /** As an expression the bean would be looked up, and would do nothing. */
  private static void refuseValue(Element element, String attribute) {
    Stream.of(
            element.attributeNS(EngineNamespace.EXTENSIONS, attribute),
            element.attribute(attribute))
        .flatMap(value -> Stream.of(value, "${" + value + "}"))
        .flatMap(value -> ActivityBean.named(value).stream())
        .findFirst()
        .ifPresent(bean -> refuse(bean, attribute, element));
  }

  private static void refuse(ActivityBean bean, String attribute, Element element) {
    throw new BpmnParseException(
        "${%s} works as camunda:delegateExpression of service tasks and send tasks only, not as %s of <%s> (line %d)"
            .formatted(bean.beanName(), attribute, element.getTagName(), element.getLine()),
        element);
  }

  private static void refuse(ActivityBean bean, Element element) {
    throw new BpmnParseException(
        "${%s} works on service tasks and send tasks only, not on <%s> (line %d)"
            .formatted(bean.beanName(), element.getTagName(), element.getLine()),
        element);
  }
}
