package io.github.azurebatch.camunda.process.roles;

import io.github.azurebatch.camunda.process.roles.Rights.Assignment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A row of the operators' table of roles.
 *
 * @param title the words in bold that it begins with
 */
record PageRow(String title, Rights rights) {

  /** The container of an administrator. */
  static final String GIVEN_CONTAINER = "given";

  private static final Path PAGE = Path.of("..", "OPERATIONS.md");
  private static final String TABLE = "| what for | role | on |";
  private static final Pattern TITLE = Pattern.compile("\\*\\*([^*]+)\\*\\*: .*");
  private static final Pattern ROLE = Pattern.compile("\\*([^*]+)\\*");
  private static final Map<String, Scope> PLACES =
      Map.of(
          "the Batch account", Scope.BATCH,
          "the storage account", Scope.STORAGE,
          "the containers", Scope.container(GIVEN_CONTAINER));

  static List<PageRow> all() {
    try {
      return Files.readAllLines(PAGE).stream()
          .dropWhile(line -> !line.equals(TABLE))
          .skip(2)
          .takeWhile(line -> line.startsWith("|"))
          .map(PageRow::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PageRow of(String line) {
    String[] cells = line.replaceAll("^\\| | \\|$", "").split(" \\| ", -1);
    Matcher title = TITLE.matcher(cells[0]);
    List<String> roles =
        ROLE.matcher(cells[1]).results().map(MatchResult::group).map(PageRow::bare).toList();
    List<String> places = Arrays.asList(cells[2].split("; "));
    if (!title.matches() || cells.length != 3 || roles.size() != places.size()) {
      throw new AssertionError("Not a title in bold, and as many roles as places: " + line);
    }
    return new PageRow(
        title.group(1),
        new Rights(
            IntStream.range(0, roles.size())
                .mapToObj(
                    index ->
                        new Assignment(
                            RoleDefinition.of(roles.get(index)), place(places.get(index))))
                .toList()));
  }

  private static String bare(String italic) {
    return italic.replace("*", "");
  }

  private static Scope place(String words) {
    return Objects.requireNonNull(PLACES.get(words), "Unknown place: " + words);
  }
}
