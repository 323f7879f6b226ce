package io.github.azurebatch.camunda.check.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Name and version of this tool. */
public final class Tool {

  public static final String NAME = "camunda-azure-batch-check";

  private Tool() {}

  /** As the build has written it. */
  public static String version() {
    Properties properties = new Properties();
    try (InputStream file = Tool.class.getResourceAsStream("/" + NAME + ".properties")) {
      properties.load(Objects.requireNonNull(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Objects.requireNonNull(properties.getProperty("version"));
  }
}
