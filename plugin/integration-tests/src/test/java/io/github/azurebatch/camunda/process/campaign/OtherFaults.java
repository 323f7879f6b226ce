package io.github.azurebatch.camunda.process.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What other classes of tests have injected that the campaign's profile runs too. They write it
 * down once nothing was lost, doubled or stuck.
 */
public record OtherFaults(Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What one test has done.
   *
   * @param build of the sources, as {@link Build} names it
   * @param what was injected into which instances, as the page says it
   */
  record Entry(String test, String build, int faults, int instances, String what) {}

  /** Beside the rounds that are kept, and with the page. */
  public static void keep(Class<?> test, int faults, int instances, String what) {
    Entry entry = new Entry(test.getSimpleName(), Build.current(), faults, instances, what);
    new OtherFaults(FaultsPage.KEPT).keep(entry);
    FaultsPage.write();
  }

  /** In a file of its own, as tests run in several JVMs. */
  void keep(Entry entry) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(entry.test() + ".json"),
          JSON.writeValueAsString(entry) + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of a build, by the name of the test. */
  List<Entry> of(String build) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(OtherFaults::read)
          .filter(entry -> entry.build().equals(build))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Entry read(Path file) {
    try {
      return JSON.readValue(file.toFile(), Entry.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
