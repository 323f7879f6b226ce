package io.github.azurebatch.camunda.impl.engine.check.model;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.LocatorImpl;

/** Activities as a model has them, without the model. */
public final class GivenModel {

  private GivenModel() {}

  /**
   * An activity with these inputs.
   *
   * @param inputs texts by their names
   */
  public static CheckedActivity activity(ActivityBean bean, Map<String, String> inputs) {
    return new CheckedActivity(
        bean,
        element("serviceTask", "id", "activity", ""),
        inputs.entrySet().stream()
            .map(input -> element("inputParameter", "name", input.getKey(), input.getValue()))
            .toList());
  }

  private static Element element(String tag, String attribute, String value, String text) {
    AttributesImpl attributes = new AttributesImpl();
    attributes.addAttribute("", attribute, attribute, "CDATA", value);
    Element element = new Element("", tag, tag, attributes, new LocatorImpl());
    element.appendText(text);
    return element;
  }
}
