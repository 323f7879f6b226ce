package io.github.azurebatch.camunda.impl.engine.submit.list;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.PlainText;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.input.NamedValues;
import io.github.azurebatch.camunda.impl.engine.submit.output.OutputFilesReader;
import io.github.azurebatch.camunda.impl.engine.submit.resource.ResourceFilesReader;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The inputs of the activity as a pattern: with an item's values they are those of one task. Each
 * of them is parsed once, when the first task asks for it, and filled afterwards.
 */
final class TaskPattern {

  /** How the inputs are parsed that may hold placeholders: into what fills them. */
  private static final Map<String, Function<Object, Function<Item, Object>>> PARSERS =
      Map.of(
          AzureBatchInputs.COMMAND_LINE, TaskPattern::commandLine,
          AzureBatchInputs.ENVIRONMENT, TaskPattern::environment,
          AzureBatchInputs.OUTPUT_FILES, TaskPattern::outputFiles,
          AzureBatchInputs.RESOURCE_FILES, TaskPattern::resourceFiles);

  private final Inputs inputs;
  private final Map<String, Function<Item, Object>> parsed = new HashMap<>();

  TaskPattern(Inputs inputs) {
    this.inputs = inputs;
  }

  /**
   * The inputs of the item's task.
   *
   * @throws InvalidInputException if the item lacks a field that the pattern asks for, or the
   *     pattern cannot be parsed
   */
  Inputs of(Item item) {
    Map<String, Object> own = new LinkedHashMap<>();
    own.put(AzureBatchInputs.TASK_ID, item.taskId());
    for (String name : PARSERS.keySet()) {
      Object value = inputs.value(name);
      if (value != null) {
        own.put(name, inputs.checked(name, value, given -> parsed(name, given).apply(item)));
      }
    }
    return inputs.with(own);
  }

  private Function<Item, Object> parsed(String name, Object value) {
    return parsed.computeIfAbsent(
        name, input -> Objects.requireNonNull(PARSERS.get(input)).apply(value));
  }

  /**
   * Any task of the list, for what all have in common: with the item's values everywhere but in the
   * output files.
   */
  Inputs anyOf(Item item) {
    Object outputFiles = inputs.value(AzureBatchInputs.OUTPUT_FILES);
    Inputs any = of(item);
    return outputFiles == null ? any : any.with(Map.of(AzureBatchInputs.OUTPUT_FILES, outputFiles));
  }

  private static Function<Item, Object> commandLine(Object value) {
    String pattern = PlainText.of(value);
    return item -> item.fill(pattern, UnaryOperator.identity());
  }

  private static Function<Item, Object> environment(Object value) {
    List<NamedValues.Entry> settings = EntryPattern.settings(value);
    return item -> new FilledEntry(AzureBatchInputs.ENVIRONMENT, item).environment(settings);
  }

  private static Function<Item, Object> outputFiles(Object value) {
    return OutputFilesReader.areNone(value)
        ? item -> value
        : files(
            AzureBatchInputs.OUTPUT_FILES, EntryPattern.files(value, OutputFilesReader::fields));
  }

  private static Function<Item, Object> resourceFiles(Object value) {
    return files(
        AzureBatchInputs.RESOURCE_FILES, EntryPattern.files(value, ResourceFilesReader::fields));
  }

  private static Function<Item, Object> files(String name, List<EntryPattern> entries) {
    return item -> {
      FilledEntry filled = new FilledEntry(name, item);
      return entries.stream().map(filled::file).toList();
    };
  }
}
