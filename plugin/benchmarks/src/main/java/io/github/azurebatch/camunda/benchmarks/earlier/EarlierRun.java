package io.github.azurebatch.camunda.benchmarks.earlier;

import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.report.ResultsFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs benchmarks of today with the plugin of a commit, in a process of its own.
 *
 * @param folder where its classes and its results go
 */
public record EarlierRun(Path repository, String commit, Path folder) {

  private static final String BESIDE = "before";

  /**
   * The results with those of the earlier plugin beside them, where they have the same names.
   *
   * @param main the class that runs benchmarks
   * @param arguments which, and in which form
   */
  public List<Result> beside(List<Result> results, Class<?> main, List<String> arguments) {
    Map<String, Double> earlier =
        run(main, arguments).stream().collect(Collectors.toMap(Result::name, Result::value));
    List<Result> all = new ArrayList<>();
    for (Result result : results) {
      Double value = earlier.get(result.name());
      all.add(value == null ? result : result.beside(BESIDE, value));
    }
    return all;
  }

  private List<Result> run(Class<?> main, List<String> arguments) {
    Path classes = new EarlierPlugin(repository, commit, folder).classes();
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // as the manifest of the jar has it
            "--add-exports",
            "java.base/jdk.internal.vm.annotation=ALL-UNNAMED",
            "-cp",
            classes + File.pathSeparator + System.getProperty("java.class.path"),
            main.getName(),
            "--module",
            folder.toString());
    try {
      new ProcessBuilder(Stream.concat(java.stream(), arguments.stream()).toList())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start()
          // its status tells of bars, which are for today's
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("The earlier plugin could not be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the earlier plugin ran", e);
    }
    return new ResultsFile(folder.resolve("target").resolve("results.json")).read();
  }
}
