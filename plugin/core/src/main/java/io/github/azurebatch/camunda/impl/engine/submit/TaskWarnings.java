package io.github.azurebatch.camunda.impl.engine.submit;

import io.github.azurebatch.camunda.impl.engine.data.value.Excerpt;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.input.OncePerActivity;
import io.github.azurebatch.camunda.impl.engine.output.BlobClash;
import io.github.azurebatch.camunda.impl.engine.output.PatternHint;
import io.github.azurebatch.camunda.impl.engine.submit.output.ResolvedOutputFiles;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a task is probably a mistake. It may be meant, so it is not an error: it is logged once
 * for each activity of a deployed process, and kept with the task for the message of its fault.
 */
final class TaskWarnings {

  private static final Log LOG = Log.of(TaskWarnings.class);

  /** Many files make many pairs that may clash. */
  private static final int MOST_IN_THE_LOG = 10;

  private static final int LONGEST = 400;

  private final OncePerActivity once = new OncePerActivity();

  /** Logs the warnings that are new, and returns those that are kept with the task. */
  List<String> check(Inputs inputs, String commandLine, ResolvedOutputFiles outputFiles) {
    List<String> all = new ArrayList<>();
    all.addAll(logged(inputs, "shell", ofCommandLine(commandLine)));
    all.addAll(logged(inputs, "pattern", PatternHint.ofAll(outputFiles.declared(), commandLine)));
    all.addAll(logged(inputs, "clash", ofClashes(outputFiles.clashes())));
    return all.stream()
        .limit(SubmittedTask.MOST_WARNINGS)
        .map(warning -> Excerpt.of(warning, LONGEST))
        .toList();
  }

  private List<String> logged(Inputs inputs, String kind, List<String> warnings) {
    if (!warnings.isEmpty() && once.isNowFor(inputs, kind)) {
      warnings.stream().limit(MOST_IN_THE_LOG).forEach(warning -> log(inputs, warning));
    }
    return warnings;
  }

  private static void log(Inputs inputs, String warning) {
    LOG.write(
        LogLine.TASK_DOUBTFUL,
        "Activity '{}' (process definition '{}', process instance '{}'): {}",
        inputs.execution().getCurrentActivityId(),
        inputs.execution().getProcessDefinitionId(),
        inputs.execution().getProcessInstanceId(),
        warning);
  }

  private static List<String> ofCommandLine(String commandLine) {
    return ShellSyntax.in(commandLine)
        .map(
            syntax ->
                "the command line has '%s', but calls no shell. Azure Batch runs it without one, and the program gets it as it stands; if that is not meant, write /bin/sh -c \"...\", or cmd /c \"...\" on Windows"
                    .formatted(syntax))
        .stream()
        .toList();
  }

  private static List<String> ofClashes(List<BlobClash> clashes) {
    return clashes.stream()
        .map(
            clash ->
                "the output files '%s' and '%s' may both write the same blob, such as '%s' in container '%s', and the one that is uploaded last stays. If the task leaves such files, give one of the two another path"
                    .formatted(
                        clash.first().pattern().text(),
                        clash.second().pattern().text(),
                        AnyTask.asTemplate(clash.blob()),
                        clash.first().container()))
        .toList();
  }
}
