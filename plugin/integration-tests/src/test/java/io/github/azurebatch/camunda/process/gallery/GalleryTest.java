package io.github.azurebatch.camunda.process.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.di.DiagramElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every diagram of the gallery. */
class GalleryTest {

  private static final Path FOLDER = Path.of("../../bpmn/gallery");
  private static final Path PAGE = Path.of("../../bpmn/README.md");

  static Stream<Path> diagrams() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
    }
  }

  @Test
  void hasDiagrams() throws IOException {
    assertThat(diagrams()).hasSizeGreaterThanOrEqualTo(7);
  }

  /** The tests of {@code two-tasks-in-a-row} are in {@code TwoTasksInARowTest}. */
  @ParameterizedTest
  @MethodSource("diagrams")
  void isRunAlongItsPathsByATestOfItsName(Path diagram) throws ClassNotFoundException {
    Class<?> tests = Class.forName(getClass().getPackageName() + "." + camelCase(diagram) + "Test");

    assertThat(tests.getDeclaredMethods())
        .filteredOn(GalleryTest::isTest)
        .hasSizeGreaterThanOrEqualTo(2);
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Test.class);
  }

  private static String camelCase(Path diagram) {
    return Arrays.stream(name(diagram).split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static String name(Path diagram) {
    return diagram.getFileName().toString().replace(".bpmn", "");
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void hasTheNameOfItsProcessAndALifetime(Path diagram) {
    assertThat(
            model(diagram)
                .getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class))
        .singleElement()
        .satisfies(process -> assertThat(process.getId()).isEqualTo(name(diagram)))
        .satisfies(process -> assertThat(process.isExecutable()).isTrue())
        .satisfies(process -> assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank())
        .satisfies(process -> assertThat(process.getDocumentations()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void showsEverythingThatItHasWithItsName(Path diagram) {
    BpmnModelInstance model = model(diagram);

    Collection<FlowNode> nodes = model.getModelElementsByType(FlowNode.class);
    assertThat(nodes)
        .allSatisfy(node -> assertThat(node.getName()).as(node.getId()).isNotBlank())
        .allSatisfy(node -> isDrawn(node, node.getDiagramElement(), BpmnShape.class));
    assertThat(model.getModelElementsByType(SequenceFlow.class))
        .allSatisfy(flow -> isDrawn(flow, flow.getDiagramElement(), BpmnEdge.class));
    assertThat(model.getModelElementsByType(Association.class))
        .allSatisfy(flow -> isDrawn(flow, flow.getDiagramElement(), BpmnEdge.class));
  }

  private static void isDrawn(
      ModelElementInstance element, DiagramElement drawn, Class<? extends DiagramElement> how) {
    assertThat(drawn).as(element.getAttributeValue("id")).isInstanceOf(how);
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void isInTheTableOfThePage(Path diagram) throws IOException {
    assertThat(Files.readAllLines(PAGE))
        .filteredOn(line -> line.startsWith("| [" + name(diagram) + "](gallery/"))
        .hasSize(1);
  }

  private static BpmnModelInstance model(Path diagram) {
    return Bpmn.readModelFromFile(diagram.toFile());
  }
}
