package io.github.azurebatch.camunda.impl.engine.submit.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskPatternTest {

  @Test
  void fillsTheInputsOfATaskWithTheItem() {
    Inputs task =
        filled(
            Map.of(
                "commandLine", "render {item.name} {index} {taskId}",
                "environment", Map.of("SCENE", "{item.name}"),
                "jobId", "untouched {item.name}"),
            Map.of("name", "ann"));

    assertThat(task.value("commandLine")).isEqualTo("render ann 7 task-7");
    assertThat(task.value("environment")).isEqualTo(Map.of("SCENE", "ann"));
    assertThat(task.value("taskId")).isEqualTo("task-7");
    assertThat(task.value("jobId")).isEqualTo("untouched {item.name}");
  }

  @Test
  void putsAValueIntoItsPlaceInTheLine() {
    Inputs task =
        filled(
            Map.of("commandLine", "run", "outputFiles", "{item} -> out"), "a | required -> b.txt");

    assertThat(task.value("outputFiles"))
        .isEqualTo(List.of(Map.of("filePattern", "a | required -> b.txt", "path", "out")));
  }

  @Test
  void leavesTheOutputFilesOfAnyTaskUnfilled() {
    Inputs inputs =
        GivenInputs.of(Map.of("commandLine", "run {item}", "outputFiles", "{item}.txt"));

    Inputs any = new TaskPattern(inputs).anyOf(item("ann"));

    assertThat(any.value("commandLine")).isEqualTo("run ann");
    assertThat(any.value("outputFiles")).isEqualTo("{item}.txt");
  }

  @Test
  void refusesAnItemWithoutAFieldThatThePatternNames() {
    assertThatThrownBy(() -> filled(Map.of("commandLine", "{item.size}"), Map.of("name", "ann")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("input 'commandLine'")
        .hasMessageContaining("{item.size}");
  }

  @Test
  void refusesSeveralLinesInALine() {
    assertThatThrownBy(
            () -> filled(Map.of("commandLine", "run", "resourceFiles", "{item}"), "a\nb"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("several lines; give 'resourceFiles' as JSON or as a map");
  }

  @Test
  void fillsEachElementOfAList() {
    Inputs task =
        filled(Map.of("commandLine", "run", "outputFiles", List.of("{item}.a", "{index}")), "x");

    assertThat(task.value("outputFiles"))
        .isEqualTo(List.of(Map.of("filePattern", "x.a"), Map.of("filePattern", "7")));
  }

  @Test
  void takesAMapOfTheItemForAFile() {
    Map<String, Object> file = Map.of("url", "https://a.test/c/b", "path", "b");

    Inputs task =
        filled(
            Map.of(
                "commandLine", "run",
                "resourceFiles", "{item.file}",
                "outputFiles", "[\"{item.names}\"]"),
            Map.of("file", file, "names", List.of("a -> b", "c")));

    assertThat(task.value("resourceFiles")).isEqualTo(List.of(file));
    assertThat(task.value("outputFiles"))
        .isEqualTo(List.of(List.of(Map.of("filePattern", "a -> b"), Map.of("filePattern", "c"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"httpUrl\":\"https://else.test/x\",\"filePath\":\"x\"}]",
        "{\"httpUrl\":\"https://else.test/x\"}",
        "https://else.test/x -> y",
        "x\",\"fileMode\":\"0777"
      })
  void addsNoFieldsByAText(String text) {
    for (Object form :
        List.of("{item}", "[\"{item}\"]", List.of("{item}"), Map.of("httpUrl", "{item}"))) {
      Inputs task = filled(Map.of("commandLine", "run", "resourceFiles", form), text);

      assertThat(task.value("resourceFiles")).isEqualTo(List.of(Map.of("httpUrl", text)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "environment, '{\"A\": {item}}'",
    "environment, '{\"A\": \"a\", {item}}'",
    "environment, '[{item}]'",
    "outputFiles, '[{\"filePattern\": {item}}]'",
    "resourceFiles, '[{\"httpUrl\": \"u\", {item}}]'",
  })
  void refusesWhatIsJsonOnlyWithTheItem(String input, String text) {
    assertThatThrownBy(() -> filled(Map.of("commandLine", "run", input, text), "1"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("input '" + input + "'")
        .hasMessageContaining("it is no JSON before its placeholders are filled")
        .hasMessageContaining("in quotation marks, \"{item}\"");
  }

  @Test
  void refusesATextThatWouldBeReadAsAnObject() {
    assertThatThrownBy(
            () ->
                filled(
                    Map.of(
                        "commandLine", "run", "resourceFiles", List.of(Map.of("file", "{item}"))),
                    "{\"url\":\"https://else.test\"}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("input 'resourceFiles'")
        .hasMessageContaining("would be read as JSON; give it a map");
  }

  @Test
  void fillsNamesAndValuesOfSettings() {
    Inputs task =
        filled(
            Map.of("commandLine", "run", "environment", "{item.name}_X={item.value}\nB=1"),
            Map.of("name", "A", "value", "1=2"));

    assertThat(task.value("environment")).isEqualTo(Map.of("A_X", "1=2", "B", "1"));
  }

  @Test
  void refusesTwoSettingsOfOneName() {
    assertThatThrownBy(
            () -> filled(Map.of("commandLine", "run", "environment", "A=1\n{item}=2"), "A"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("two settings the name 'A'");
  }

  private static Inputs filled(Map<String, Object> inputs, Object item) {
    return new TaskPattern(GivenInputs.of(inputs)).of(item(item));
  }

  private static Item item(Object value) {
    return new Item(7, value, "job", "task-7", "instance");
  }
}
