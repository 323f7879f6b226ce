package io.github.azurebatch.camunda.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Markdown page of the repository. */
record Page(Path path) {

  static final Path ROOT = Repository.ROOT;

  static final Page README = new Page(ROOT.resolve("README.md"));
  static final Page MODELLERS = new Page(ROOT.resolve("bpmn/README.md"));
  static final Page OPERATORS = new Page(ROOT.resolve("plugin/OPERATIONS.md"));
  static final Page BENCHMARKS = new Page(ROOT.resolve("plugin/benchmarks/README.md"));

  private static final Pattern SNIPPET =
      Pattern.compile("<!-- from (\\S+) -->\\s*```\\w*\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]*)(?:#([^)]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

  /** All pages, but not those that a build or a package manager left. */
  static Stream<Page> all() throws IOException {
    return Repository.files("", ".md").stream().map(Page::new);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return text(path);
  }

  /** The lines that people can wrap: a row of a table has to be one line. */
  List<String> linesOutsideTables() {
    return text().lines().filter(line -> !line.startsWith("|")).toList();
  }

  List<String> rows() {
    return text().lines().filter(line -> line.startsWith("| ")).toList();
  }

  List<Snippet> snippets() {
    return SNIPPET
        .matcher(text())
        .results()
        .map(found -> new Snippet(ROOT.resolve(found.group(1)), found.group(2)))
        .toList();
  }

  /** The links into the repository. */
  List<Link> links() {
    return LINK.matcher(text()).results().map(this::link).toList();
  }

  private Link link(MatchResult found) {
    Path target = found.group(1).isEmpty() ? path : path.resolveSibling(found.group(1));
    return new Link(target.normalize(), found.group(2));
  }

  /** The anchors that GitHub makes of the headings. */
  List<String> anchors() {
    return HEADING.matcher(text()).results().map(heading -> anchor(heading.group(1))).toList();
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
  }

  @Override
  public String toString() {
    return ROOT.relativize(path).toString();
  }

  /**
   * A part of a file that the page shows.
   *
   * @param file where it is from, as the page says
   */
  record Snippet(Path file, String text) {}

  /**
   * A link into the repository.
   *
   * @param anchor of a heading in the target; null for none
   */
  record Link(Path target, @Nullable String anchor) {}
}
