package io.github.azurebatch.camunda.check.report;

import io.github.azurebatch.camunda.model.ModelFinding;
import io.github.azurebatch.camunda.model.ModelFinding.Rule;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit's XML as Jenkins and GitLab read it: a suite for each file, with a test for each rule. So
 * the tests are the same in each build, and those tools can say since when one of them fails.
 */
final class JunitReport {

  private final Results results;
  private final XMLStreamWriter xml;

  private JunitReport(Results results, XMLStreamWriter xml) {
    this.results = results;
    this.xml = xml;
  }

  static void write(Results results, PrintWriter out) {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      new JunitReport(results, xml).write();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    out.println();
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    start("testsuites");
    for (CheckedFile file : results.files()) {
      suite(file);
    }
    end();
    xml.writeEndDocument();
  }

  private void suite(CheckedFile file) throws XMLStreamException {
    List<Rule> rules = List.of(Rule.values());
    long failures = rules.stream().filter(rule -> !mistakes(file, rule).isEmpty()).count();
    start("testsuite");
    attribute("name", file.name());
    attribute("tests", String.valueOf(rules.size()));
    attribute("failures", String.valueOf(failures));
    attribute("errors", "0");
    attribute(
        "skipped", String.valueOf(rules.stream().filter(rule -> isSkipped(file, rule)).count()));
    attribute("time", "0");
    for (Rule rule : rules) {
      test(file, rule);
    }
    end();
  }

  private void test(CheckedFile file, Rule rule) throws XMLStreamException {
    List<ModelFinding> mistakes = mistakes(file, rule);
    start("testcase");
    attribute("name", Rules.title(rule));
    attribute("classname", className(file));
    attribute("file", file.name());
    attribute("time", "0");
    if (isSkipped(file, rule)) {
      start("skipped");
      end();
    } else if (!mistakes.isEmpty()) {
      start("failure");
      attribute("type", Rules.id(rule));
      attribute("message", message(mistakes));
      xml.writeCharacters(printable(lines(file, mistakes)));
      xml.writeEndElement();
    }
    List<ModelFinding> others = findings(file, rule);
    others.removeAll(mistakes);
    if (!others.isEmpty()) {
      start("system-out");
      xml.writeCharacters(printable(lines(file, others)));
      xml.writeEndElement();
    }
    end();
  }

  /** Jenkins takes what is before the last dot for a package. */
  private static String className(CheckedFile file) {
    String name = file.name();
    int end = name.endsWith(".bpmn") ? name.length() - ".bpmn".length() : name.length();
    return name.substring(0, end).replace('.', '_').replace('/', '.');
  }

  private static boolean isSkipped(CheckedFile file, Rule rule) {
    return file.isUnreadable() && rule != Rule.XML;
  }

  private List<ModelFinding> mistakes(CheckedFile file, Rule rule) {
    return findings(file, rule).stream().filter(results::counts).toList();
  }

  private static List<ModelFinding> findings(CheckedFile file, Rule rule) {
    return file.findings().stream()
        .filter(finding -> finding.rule() == rule)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String message(List<ModelFinding> mistakes) {
    String first = mistakes.get(0).message();
    return printable(
        mistakes.size() == 1 ? first : mistakes.size() + " mistakes, the first one: " + first);
  }

  private static String lines(CheckedFile file, List<ModelFinding> findings) {
    return findings.stream()
        .map(finding -> file.name() + (finding.line() == 0 ? ": " : ":") + finding)
        .collect(Collectors.joining("\n"));
  }

  /** XML 1.0 has no place for most control characters, which messages may quote. */
  private static String printable(String text) {
    return text.codePoints()
        .map(point -> point < ' ' && point != '\n' && point != '\t' ? '\uFFFD' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private void start(String element) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(element);
  }

  private void end() throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, value);
  }
}
