package io.github.azurebatch.camunda.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file in which what stands between two markers is replaced. */
public record MarkedText(Path path) {

  static final String BEGIN = "<!-- results -->\n";
  static final String END = "<!-- end of results -->\n";

  /**
   * @throws IllegalStateException if the file does not have both markers
   */
  public void replace(String text) {
    try {
      String old = Files.readString(path);
      int begin = old.indexOf(BEGIN);
      int end = old.indexOf(END);
      if (begin < 0 || end < begin) {
        throw new IllegalStateException(
            path + " does not have the lines " + BEGIN.strip() + " and " + END.strip());
      }
      Files.writeString(path, old.substring(0, begin + BEGIN.length()) + text + old.substring(end));
    } catch (IOException e) {
      throw new UncheckedIOException("The results could not be put into " + path, e);
    }
  }
}
