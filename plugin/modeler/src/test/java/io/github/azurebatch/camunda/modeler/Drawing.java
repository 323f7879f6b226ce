package io.github.azurebatch.camunda.modeler;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A diagram as someone draws it before they choose templates: a start event, plain tasks in a row
 * and an end event.
 *
 * @param key of the process
 * @param tasks how many; their ids are {@code Step1} and so on
 */
record Drawing(String key, int tasks) {

  private static final int PITCH = 150;

  /** Every other task lies lower, so that what the modeler shows beside one covers no other. */
  private static final int DEPTH = 150;

  static String step(int number) {
    return "Step" + number;
  }

  String xml() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" \
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" \
    id="Definitions" targetNamespace="http://bpmn.io/schema/bpmn">
      <bpmn:process id="%1$s" isExecutable="true" camunda:historyTimeToLive="P1D">
        <bpmn:startEvent id="Step0" />
        %2$s
        <bpmn:endEvent id="Step%3$d" />
        %4$s
      </bpmn:process>
      <bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="%1$s">
        %5$s
        %6$s
      </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
    </bpmn:definitions>
    """
        .formatted(
            key,
            each(1, tasks, i -> "<bpmn:task id=\"Step%d\" name=\"Step %d\" />".formatted(i, i)),
            tasks + 1,
            each(0, tasks, Drawing::flow),
            each(0, tasks + 1, this::shape),
            each(0, tasks, Drawing::edge));
  }

  private static String flow(int i) {
    return "<bpmn:sequenceFlow id=\"Flow%1$d\" sourceRef=\"Step%1$d\" targetRef=\"Step%2$d\" />"
        .formatted(i, i + 1);
  }

  private String shape(int i) {
    boolean isEvent = i == 0 || i > tasks;
    return "<bpmndi:BPMNShape id=\"Shape%1$d\" bpmnElement=\"Step%1$d\"><dc:Bounds x=\"%2$d\" y=\"%3$d\" width=\"%4$d\" height=\"%5$d\" /></bpmndi:BPMNShape>"
        .formatted(
            i, i * PITCH, (isEvent ? 122 : 100) + depth(i), isEvent ? 36 : 100, isEvent ? 36 : 80);
  }

  private static int depth(int i) {
    return i % 2 * DEPTH;
  }

  private static String edge(int i) {
    int from = i * PITCH + (i == 0 ? 36 : 100);
    int to = (i + 1) * PITCH;
    return "<bpmndi:BPMNEdge id=\"Edge%1$d\" bpmnElement=\"Flow%1$d\"><di:waypoint x=\"%2$d\" y=\"%4$d\" /><di:waypoint x=\"%3$d\" y=\"%4$d\" /><di:waypoint x=\"%3$d\" y=\"%6$d\" /><di:waypoint x=\"%5$d\" y=\"%6$d\" /></bpmndi:BPMNEdge>"
        .formatted(i, from, to - 25, 140 + depth(i), to, 140 + depth(i + 1));
  }

  private static String each(int from, int to, IntFunction<String> line) {
    return IntStream.rangeClosed(from, to).mapToObj(line).collect(Collectors.joining("\n"));
  }
}
