package io.github.azurebatch.camunda.impl.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The tables of the modellers' page have the inputs that a deployment lets through. */
class InputTablesTest {

  private static final Path PAGE = Path.of("..", "..", "bpmn", "README.md");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  private static final Pattern SINCE = Pattern.compile("since (\\d+\\.\\d+\\.\\d+)");

  /** Of every activity: the page names them once, before the tables. */
  private static final Set<String> COMMON =
      Set.of(AzureBatchInputs.RESULT_VARIABLE, AzureBatchInputs.ACCOUNT);

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"SUBMIT_TASKS", "RUN_TASK"})
  void haveTheSameNames(ActivityBean bean) throws Exception {
    assertThat(names(rows(bean)))
        .containsExactlyInAnyOrderElementsOf(
            ActivityInputs.of(bean).names().stream()
                .filter(name -> !COMMON.contains(name))
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "RUN_TASK")
  void sayWhatIsNeeded(ActivityBean bean) throws Exception {
    List<String> needed =
        rows(bean).stream().filter(row -> row.split("\\|")[2].trim().equals("yes")).toList();

    assertThat(ActivityInputs.of(bean).needed()).containsAll(names(needed));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"SUBMIT_TASKS", "RUN_TASK"})
  void sayWhatHoldsWithoutAnInput(ActivityBean bean) throws Exception {
    for (ActivityInput input : ActivityInputs.of(bean).all()) {
      String otherwise = input.defaultText();
      if (otherwise != null && !COMMON.contains(input.name())) {
        assertThat(rows(bean).stream().filter(row -> names(List.of(row)).contains(input.name())))
            .as(input.name())
            .singleElement()
            .asString()
            .containsPattern(
                "`%1$s` \\(default\\)|[Dd]efault:? `?%1$s\\b".formatted(Pattern.quote(otherwise)));
      }
    }
  }

  /** What a model can use with an older plugin as well. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "RUN_TASK")
  void sayWhichVersionTookALaterInputFirst(ActivityBean bean) throws Exception {
    for (String row : rows(bean)) {
      Set<String> versions =
          names(List.of(row)).stream()
              .flatMap(name -> ActivityInputs.of(bean).find(name).stream())
              .map(ActivityInput::since)
              .filter(version -> !version.equals(ActivityInput.FIRST))
              .collect(Collectors.toSet());

      assertThat(SINCE.matcher(row).results().map(since -> since.group(1)))
          .as(row)
          .containsExactlyInAnyOrderElementsOf(versions);
    }
  }

  @Test
  void ofAListAddsTheItemsToThoseOfATask() {
    assertThat(ActivityInputs.of(ActivityBean.SUBMIT_TASKS).names())
        .containsAll(ActivityInputs.of(ActivityBean.SUBMIT_TASK).names())
        .contains(AzureBatchInputs.ITEMS);
  }

  private static Set<String> names(List<String> rows) {
    return rows.stream()
        .map(row -> row.split("\\|")[1])
        .flatMap(cell -> NAME.matcher(cell).results())
        .map((MatchResult name) -> name.group(1))
        .filter(name -> !COMMON.contains(name))
        .collect(Collectors.toSet());
  }

  /** The rows of the tables in the section of the activity whose first column is an input. */
  private static List<String> rows(ActivityBean bean) throws Exception {
    String page = Files.readString(PAGE);
    String heading = "### `${" + bean.beanName() + "}`";
    String section = page.substring(page.indexOf(heading) + heading.length());
    return Pattern.compile("(?ms)^\\| input \\|.*?(?=\\n\\n|\\s*\\z)")
        .matcher(section.substring(0, section.indexOf("\n##")))
        .results()
        .flatMap(table -> table.group().lines().skip(2))
        .toList();
  }
}
