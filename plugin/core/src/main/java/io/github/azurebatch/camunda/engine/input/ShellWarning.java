package io.github.azurebatch.camunda.engine.input;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of a command line that looks as if it were for a shell: once for each activity of a
 * deployed process. It may be meant as it is, so it is no error.
 */
final class ShellWarning {

  private static final Logger LOG = LoggerFactory.getLogger(ShellWarning.class);

  private final OncePerActivity once = new OncePerActivity();

  void check(Inputs inputs, String commandLine) {
    ShellSyntax.in(commandLine).ifPresent(syntax -> warn(inputs, syntax));
  }

  private void warn(Inputs inputs, String syntax) {
    if (once.isNowFor(inputs)) {
      LOG.warn(
          "Activity '{}' (process definition '{}', process instance '{}'): the command line has '{}', but calls no shell. Azure Batch runs it without one, and the program gets it as it stands; if that is not meant, write /bin/sh -c \"...\", or cmd /c \"...\" on Windows.",
          inputs.activityId(),
          inputs.processDefinitionId(),
          inputs.processInstanceId(),
          syntax);
    }
  }
}
