package io.github.azurebatch.camunda.impl.engine.submit.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
  void escapesWhatALineTakesForASeparator() {
    Inputs task =
        filled(
            Map.of("commandLine", "run", "outputFiles", "{item} -> out"), "a | required -> b.txt");

    assertThat(task.value("outputFiles")).isEqualTo("a \\| required \\-> b.txt -> out");
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

    assertThat(task.value("outputFiles")).isEqualTo(List.of("x.a", "7"));
  }

  private static Inputs filled(Map<String, Object> inputs, Object item) {
    return new TaskPattern(GivenInputs.of(inputs)).of(item(item));
  }

  private static Item item(Object value) {
    return new Item(7, value, "job", "task-7", "instance");
  }
}
