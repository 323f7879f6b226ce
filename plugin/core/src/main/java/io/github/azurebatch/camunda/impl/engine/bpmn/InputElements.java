package io.github.azurebatch.camunda.impl.engine.bpmn;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The elements of the inputs of an activity. */
public final class InputElements {

  private static final Set<String> NESTED = Set.of("list", "map", "value", "entry");
  private static final String SCRIPT = "script";

  private InputElements() {}

  /** The input parameters, each with the attribute {@code name}. */
  public static List<Element> of(Element activity) {
    Element extensions = activity.element("extensionElements");
    List<Element> mappings =
        extensions == null
            ? List.of()
            : extensions.elementsNS(EngineNamespace.EXTENSIONS, "inputOutput");
    return mappings.stream()
        .flatMap(
            mapping -> mapping.elementsNS(EngineNamespace.EXTENSIONS, "inputParameter").stream())
        .toList();
  }

  /** The elements of an input that hold its texts, in lists and maps too, but not in scripts. */
  public static Stream<Element> texts(Element input) {
    List<Element> nested = input.elements();
    if (nested.isEmpty()) {
      return input.getTagName().equals(SCRIPT) ? Stream.empty() : Stream.of(input);
    }
    return nested.stream()
        .filter(child -> NESTED.contains(child.getTagName()))
        .flatMap(InputElements::texts);
  }
}
