package io.github.azurebatch.camunda.check;

import io.github.azurebatch.camunda.AzureBatchModelCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives the element templates of this version to a project. */
@Command(
    name = "templates",
    showDefaultValues = true,
    description = "Writes the element templates for Camunda Modeler; older ones are replaced.")
final class TemplatesCommand implements Callable<Integer> {

  private static final String FILE = "azure-batch.json";
  private static final String PACKED = "/META-INF/camunda-azure-batch/element-templates/" + FILE;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "where the Modeler looks for them: beside the diagrams, or above them",
      defaultValue = ".camunda/element-templates")
  private Path folder = Path.of(".camunda", "element-templates");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and end")
  private boolean help;

  @Override
  public Integer call() {
    CommandLine parsed = Objects.requireNonNull(spec).commandLine();
    Path file = folder.resolve(FILE);
    try (InputStream packed =
        Objects.requireNonNull(AzureBatchModelCheck.class.getResourceAsStream(PACKED))) {
      Files.createDirectories(folder);
      Files.copy(packed, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ParameterException(parsed, "%s cannot be written: %s".formatted(file, e));
    }
    parsed.getOut().println(file);
    return CommandLine.ExitCode.OK;
  }
}
