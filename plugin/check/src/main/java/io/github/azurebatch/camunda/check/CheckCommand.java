package io.github.azurebatch.camunda.check;

import io.github.azurebatch.camunda.AzureBatchModelCheck;
import io.github.azurebatch.camunda.check.report.CheckedFile;
import io.github.azurebatch.camunda.check.report.Format;
import io.github.azurebatch.camunda.check.report.Results;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.model.ModelFinding.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks BPMN models as a deployment does. */
@Command(
    name = "check",
    showDefaultValues = true,
    description = {
      "Finds what a deployment of BPMN models would refuse or warn of: the complaints of the process engine, and those of camunda-azure-batch.",
      "It needs no application, no database and no Azure; what beans, expressions and the configuration bring is not looked at."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:no mistakes",
      "1:mistakes were found",
      "2:an option is wrong, or a file cannot be read or is no XML; all others are checked"
    })
final class CheckCommand implements Callable<Integer> {

  private static final int MISTAKES = 1;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      showDefaultValue = Visibility.NEVER,
      description = "a model, or a directory: all .bpmn files below it")
  private List<Path> given = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES}: lines as compilers write them, SARIF 2.1.0 (such as for GitHub), or JUnit's XML (such as for Jenkins and GitLab)",
      defaultValue = "text")
  private Format format = Format.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "writes the report there, and the text to the standard output")
  private @Nullable Path output;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "the least that counts as a mistake: error or warning",
      defaultValue = "error")
  private Severity failOn = Severity.ERROR;

  @Option(
      names = "--history-time-to-live",
      paramLabel = "PERIOD",
      description =
          "what the application's engine gives models without a camunda:historyTimeToLive, such as P180D; without it they are refused")
  private @Nullable String historyTimeToLive;

  @Option(
      names = "--delegate",
      paramLabel = "BEAN",
      showDefaultValue = Visibility.NEVER,
      description =
          "a delegate of the application whose name is like those of the plugin's, such as azureBatchReport; may be repeated")
  private List<String> delegates = List.of();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and end")
  private boolean help;

  @Override
  public Integer call() throws IOException {
    Results results = new Results(check(ModelFiles.of(given)), failOn);
    PrintWriter out = parsed().getOut();
    if (output == null) {
      format.write(results, out);
    } else {
      write(results, output);
      Format.TEXT.write(results, out);
    }
    out.flush();
    parsed().getErr().println(results.summary());
    return exitCode(results);
  }

  private List<CheckedFile> check(ModelFiles files) {
    AzureBatchModelCheck check = modelCheck();
    try {
      return files.checkedBy(check);
    } catch (InvalidInputException e) {
      throw new ParameterException(parsed(), "--history-time-to-live: " + e.getMessage());
    }
  }

  private AzureBatchModelCheck modelCheck() {
    AzureBatchModelCheck check = new AzureBatchModelCheck();
    for (String delegate : delegates) {
      check = check.withDelegate(delegate);
    }
    return historyTimeToLive == null ? check : check.withHistoryTimeToLive(historyTimeToLive);
  }

  private void write(Results results, Path file) {
    try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
      format.write(results, writer);
    } catch (IOException e) {
      throw new ParameterException(
          parsed(), "--output: %s cannot be written: %s".formatted(file, e.getMessage()));
    }
  }

  private static int exitCode(Results results) {
    if (results.hasUnreadable()) {
      return CommandLine.ExitCode.USAGE;
    }
    return results.hasMistakes() ? MISTAKES : CommandLine.ExitCode.OK;
  }

  private CommandLine parsed() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
