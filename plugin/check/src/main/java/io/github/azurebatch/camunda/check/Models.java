package io.github.azurebatch.camunda.check;

import io.github.azurebatch.camunda.check.report.Tool;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The main class: what a shell does with models and for them. */
@Command(
    name = Tool.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "For BPMN models with activities of camunda-azure-batch.",
    subcommands = {CheckCommand.class, TemplatesCommand.class})
final class Models {

  public static void main(String[] arguments) {
    // the reports say so, whatever the locale of a pipeline is
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(commandLine().setOut(out).execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Models())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> {
              commandLine.getErr().println(commandLine.getCommandName() + ": " + failure);
              return CommandLine.ExitCode.USAGE;
            });
  }
}
