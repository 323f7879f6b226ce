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
    return all().flatMap(each -> CheckedActivity.of(each).stream());
  }

  /** The elements with that tag, wherever they are in the process. */
  public Stream<Element> all(String tag) {
    return all().filter(each -> each.getTagName().equals(tag));
  }

  /** All elements of the process, and its own. */
  public Stream<Element> all() {
    return below(element);
  }

  /** The process or the subprocess that has the activity. */
  public Element scopeOf(Element activity) {
    return all().filter(each -> each.elements().contains(activity)).findFirst().orElse(element);
  }

  /** The element itself, and all elements in it. */
  public static Stream<Element> below(Element element) {
    return Stream.concat(
        Stream.of(element), element.elements().stream().flatMap(CheckedProcess::below));
  }
}
