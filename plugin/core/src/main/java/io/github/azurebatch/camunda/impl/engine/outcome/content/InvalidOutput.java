package io.github.azurebatch.camunda.impl.engine.outcome.content;

import io.github.azurebatch.camunda.impl.engine.data.ParsedJson.Malformed;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputFileValue;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Fault;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.variable.StoredMessage;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fault of an output that should be JSON and is not. */
final class InvalidOutput {

  private static final int MOST_OF_A_REASON = 120;
  private static final int MOST_OF_A_NAME = 120;

  private InvalidOutput() {}

  /**
   * @param expected why it should be JSON
   */
  static Fault fault(OutputFileValue file, Malformed json, String expected) {
    StoredBlob blob = file.blob();
    // the reason quotes the content
    String reason = ForeignText.cut(json.reason());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("container", blob.container());
    details.put("blob", blob.name());
    details.put("url", blob.url().toString());
    details.put("line", json.line());
    details.put("column", json.column());
    details.put("reason", reason);
    return new Fault(
        FaultCode.OUTPUT_INVALID,
        "has no JSON in blob '%s' of container '%s': line %d, column %d: %s. One whole JSON value was expected, as %s; the blob is kept there. For its text write '%s | text' in 'inline'"
            .formatted(
                shortened(blob.name()),
                blob.container(),
                json.line(),
                json.column(),
                StoredMessage.aroundMiddle(reason, MOST_OF_A_REASON),
                expected,
                shortened(file.key())),
        details);
  }

  private static String shortened(String name) {
    return StoredMessage.aroundMiddle(name, MOST_OF_A_NAME);
  }
}
