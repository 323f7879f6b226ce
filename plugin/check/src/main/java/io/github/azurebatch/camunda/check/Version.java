package io.github.azurebatch.camunda.check;

import io.github.azurebatch.camunda.check.report.Tool;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {Tool.NAME + " " + Tool.version()};
  }
}
