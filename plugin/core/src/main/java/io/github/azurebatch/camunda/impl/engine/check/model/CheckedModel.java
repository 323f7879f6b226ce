package io.github.azurebatch.camunda.impl.engine.check.model;

import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** A model that is deployed. */
public record CheckedModel(Element root) {

  public Stream<CheckedProcess> processes() {
    return root.elements("process").stream().map(process -> new CheckedProcess(this, process));
  }

  /**
   * The error code that an error event means.
   *
   * @param errorRef the id of an error of the model, or a code itself
   */
  public String errorCode(String errorRef) {
    return root.elements("error").stream()
        .filter(error -> errorRef.equals(error.attribute("id")))
        .map(error -> String.valueOf(error.attribute("errorCode")))
        .findFirst()
        .orElse(errorRef);
  }
}
