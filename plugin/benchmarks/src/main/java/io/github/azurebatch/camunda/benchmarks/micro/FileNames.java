package io.github.azurebatch.camunda.benchmarks.micro;

import io.github.azurebatch.camunda.storage.FileConventions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Names of the File Conventions. */
@State(Scope.Benchmark)
public class FileNames {

  private final String plain = "nightly-render-20260101";
  private final String hashed = "Nightly_Render:20260101";

  /** A container whose name is the job's. */
  @Benchmark
  public String containerOfPlainJobId() {
    return FileConventions.containerName(plain);
  }

  /** A container whose name has a hash. */
  @Benchmark
  public String containerOfOtherJobId() {
    return FileConventions.containerName(hashed);
  }
}
