package io.github.azurebatch.camunda.impl.engine.check.model;

import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** A process of a model that is deployed. */
public record CheckedProcess(CheckedModel model, Element element) {

  public String key() {
    return String.valueOf(element.attribute("id"));
  }

  /** Our activities, also those in subprocesses. */
  public Stream<CheckedActivity> activities() {
    return all(element).flatMap(each -> CheckedActivity.of(each).stream());
  }

  /** The elements with that tag, wherever they are in the process. */
  public Stream<Element> all(String tag) {
    return all(element).filter(each -> each.getTagName().equals(tag));
  }

  private static Stream<Element> all(Element element) {
    return Stream.concat(
        Stream.of(element), element.elements().stream().flatMap(CheckedProcess::all));
  }
}
