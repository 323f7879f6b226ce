package io.github.azurebatch.camunda.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Looks at staged artifacts as Maven Central does: each POM has what Central asks for, itself or by
 * its parent, and beside each jar are sources, Javadoc and a bill of materials. A program of one
 * file: {@code java StagingCheck.java <folder>}.
 */
final class StagingCheck {

  private static final List<String> OWN = List.of("name", "description");
  private static final List<String> INHERITED = List.of("url", "licenses", "developers", "scm");
  private static final List<String> BESIDE =
      List.of("-sources.jar", "-javadoc.jar", "-cyclonedx.json");

  private final List<String> mistakes = new ArrayList<>();
  private final Path root;

  private StagingCheck(Path root) {
    this.root = root;
  }

  public static void main(String[] arguments) throws Exception {
    StagingCheck check = new StagingCheck(Path.of(arguments[0]));
    List<Path> poms = check.files(".pom");
    for (Path pom : poms) {
      check.look(pom);
    }
    if (poms.isEmpty()) {
      check.mistakes.add("nothing is staged in " + check.root);
    }
    check.mistakes.forEach(System.err::println);
    System.out.printf("%d artifacts staged in %s%n", poms.size(), check.root);
    System.exit(check.mistakes.isEmpty() ? 0 : 1);
  }

  private List<Path> files(String end) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  private void look(Path pom) throws Exception {
    Element project = read(pom);
    for (String name : OWN) {
      if (child(project, name).isEmpty()) {
        mistakes.add(pom + " has no " + name);
      }
    }
    for (String name : INHERITED) {
      if (child(project, name).isEmpty() && !isInherited(project, name)) {
        mistakes.add(pom + " has no " + name + ", nor has its parent");
      }
    }
    String base = pom.toString().replaceFirst("\\.pom$", "");
    if (Files.exists(Path.of(base + ".jar"))) {
      BESIDE.stream()
          .filter(end -> Files.notExists(Path.of(base + end)))
          .forEach(end -> mistakes.add(base + ".jar has no " + end + " beside it"));
    }
  }

  private boolean isInherited(Element project, String name) throws Exception {
    Optional<Element> parent = child(project, "parent");
    if (parent.isEmpty()) {
      return false;
    }
    String artifact = child(parent.get(), "artifactId").orElseThrow().getTextContent();
    for (Path pom : files(".pom")) {
      Element candidate = read(pom);
      if (child(candidate, "artifactId").orElseThrow().getTextContent().equals(artifact)) {
        return child(candidate, name).isPresent() || isInherited(candidate, name);
      }
    }
    mistakes.add("the parent " + artifact + " is not staged");
    return false;
  }

  private static Element read(Path pom) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    return document.getDocumentElement();
  }

  private static Optional<Element> child(Element element, String name) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element found && found.getTagName().equals(name)) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
