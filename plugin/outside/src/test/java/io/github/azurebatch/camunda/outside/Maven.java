package io.github.azurebatch.camunda.outside;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** Maven as a user runs it, on a local repository that holds our artifacts. */
final class Maven {

  private static final int TIMEOUT_IN_SECONDS = 300;
  private static final String THREADS = "2";

  private Maven() {}

  /**
   * Runs goals in a project.
   *
   * @return what Maven printed
   */
  static String run(Path project, String... goals) throws MavenInvocationException {
    StringBuilder output = new StringBuilder();
    InvocationRequest request = request(project, goals);
    request.setOutputHandler(line -> output.append(line).append('\n'));
    request.setErrorHandler(line -> output.append(line).append('\n'));
    InvocationResult result = new DefaultInvoker().execute(request);
    if (result.getExitCode() != 0 || result.getExecutionException() != null) {
      throw new AssertionError("Maven failed in " + project + ":\n" + output);
    }
    return output.toString();
  }

  private static InvocationRequest request(Path project, String... goals) {
    DefaultInvocationRequest request = new DefaultInvocationRequest();
    request.setBaseDirectory(project.toFile());
    request.addArgs(List.of(goals));
    request.setMavenOpts(ShortJvm.OPTIONS);
    // else Maven would find the options of this repository's own .mvn
    request.addShellEnvironment("MAVEN_BASEDIR", project.toAbsolutePath().toString());
    request.setThreads(THREADS);
    request.setProperties(ofTheTests());
    request.setMavenHome(new File(property("outside.maven.home")));
    request.setJavaHome(new File(property("java.home")));
    request.setLocalRepositoryDirectory(new File(property("outside.repository")));
    request.setUserSettingsFile(new File("target/test-classes/settings.xml"));
    Path ofTheUser = Path.of(property("user.home"), ".m2", "settings.xml");
    if (Files.exists(ofTheUser)) {
      // for its mirrors and proxies
      request.setGlobalSettingsFile(ofTheUser.toFile());
    }
    request.setBatchMode(true);
    request.setNoTransferProgress(true);
    request.setTimeoutInSeconds(TIMEOUT_IN_SECONDS);
    return request;
  }

  private static Properties ofTheTests() {
    Properties properties = new Properties();
    properties.setProperty("argLine", ShortJvm.OPTIONS);
    // by default threads that fetch the same file write into the same one
    properties.setProperty("aether.connector.resumeDownloads", "false");
    return properties;
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(name + " is set by the build: run 'mvn verify'");
    }
    return value;
  }
}
