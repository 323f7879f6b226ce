package io.github.azurebatch.camunda.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Looks at staged artifacts as Maven Central does: each POM has what Central asks for, itself or by
 * its parent, and beside each jar are sources, Javadoc and a bill of materials. All have the
 * version that is released, and the BOM manages all of them. A program of one file: {@code java
 * StagingCheck.java <folder> <version> [--rehearsal]}; only in a rehearsal the version may be a
 * snapshot, which Central refuses.
 */
final class StagingCheck {

  private static final List<String> OWN = List.of("name", "description");
  private static final List<String> INHERITED = List.of("url", "licenses", "developers", "scm");
  private static final List<String> BESIDE =
      List.of("-sources.jar", "-javadoc.jar", "-cyclonedx.json");

  /** What follows the name of an artifact; of a snapshot the version is the time of staging. */
  private static final Pattern JAR =
      Pattern.compile("-[\\d.]+(?:-[\\d.]+-\\d+|-RC\\d+|-M\\d+)?(?:-([a-z][a-z-]*))?\\.jar");

  private final List<String> mistakes = new ArrayList<>();
  private final Path root;

  private StagingCheck(Path root) {
    this.root = root;
  }

  public static void main(String[] arguments) throws Exception {
    StagingCheck check = new StagingCheck(Path.of(arguments[0]));
    check.lookAtVersion(arguments[1], List.of(arguments).contains("--rehearsal"));
    List<Path> poms = check.files(".pom");
    for (Path pom : poms) {
      check.look(pom);
    }
    check.lookAtBom();
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

  private void lookAtVersion(String version, boolean rehearsal) throws IOException {
    if (version.endsWith("-SNAPSHOT") && !rehearsal) {
      mistakes.add(version + " is a snapshot, which Maven Central refuses");
    }
    for (Path pom : files(".pom")) {
      String staged = above(pom, 1);
      if (!staged.equals(version)) {
        mistakes.add(pom + " has the version " + staged + " and not " + version);
      }
    }
  }

  /** What is published as jars is managed for users, and nothing else. */
  private void lookAtBom() throws Exception {
    Set<String> managed = new TreeSet<>();
    Set<String> published = new TreeSet<>();
    for (Path pom : files(".pom")) {
      if (above(pom, 2).endsWith("-bom")) {
        managed.addAll(managedIn(read(pom)));
      }
      published.addAll(jarsBeside(pom));
    }
    if (!managed.equals(published)) {
      mistakes.add("the BOM manages " + managed + ", and published is " + published);
    }
  }

  /** Artifacts with their classifiers, as {@code artifact} or {@code artifact:classifier}. */
  private static Set<String> managedIn(Element bom) {
    Set<String> managed = new TreeSet<>();
    NodeList dependencies = bom.getElementsByTagName("dependency");
    for (int i = 0; i < dependencies.getLength(); i++) {
      Element dependency = (Element) dependencies.item(i);
      managed.add(
          child(dependency, "artifactId").orElseThrow().getTextContent()
              + child(dependency, "classifier")
                  .map(classifier -> ":" + classifier.getTextContent())
                  .orElse(""));
    }
    return managed;
  }

  /** The jars that users depend on; programs and what is beside them are no dependencies. */
  private static Set<String> jarsBeside(Path pom) throws IOException {
    String artifact = above(pom, 2);
    try (Stream<Path> files = Files.list(pom.resolveSibling("."))) {
      return files
          .map(file -> above(file, 0))
          .filter(name -> name.startsWith(artifact))
          .map(name -> JAR.matcher(name.substring(artifact.length())))
          .filter(Matcher::matches)
          .map(jar -> jar.group(1) == null ? artifact : artifact + ":" + jar.group(1))
          .filter(jar -> !jar.matches(".*:(sources|javadoc|standalone)"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** The name of the file, or of a folder above it: the version's, then the artifact's. */
  private static String above(Path file, int levels) {
    return file.getName(file.getNameCount() - 1 - levels).toString();
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
