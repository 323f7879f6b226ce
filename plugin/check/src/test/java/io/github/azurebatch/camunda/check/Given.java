package io.github.azurebatch.camunda.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Models of the tests. */
final class Given {

  private static final String MODEL =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
          targetNamespace="http://example.com">
        <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
          <bpmn:serviceTask id="Step" camunda:delegateExpression="${%s}" />
          <bpmn:startEvent id="Start" />
        </bpmn:process>
      </bpmn:definitions>
      """;

  private final Path folder;

  Given(Path folder) {
    this.folder = folder;
  }

  String good(String name) throws IOException {
    return file(name, MODEL.formatted("good", "someBean"));
  }

  /** Two errors of the plugin, in line 5 at column 5. */
  String bad(String name) throws IOException {
    return file(name, MODEL.formatted("bad", "azureBatchRunTask"));
  }

  /** A warning of the engine. */
  String doubtful(String name) throws IOException {
    String model = MODEL.formatted("doubtful", "someBean");
    return file(
        name,
        model.replace("</bpmn:process>", "<bpmn:complexGateway id=\"Gateway\" /></bpmn:process>"));
  }

  String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }
}
