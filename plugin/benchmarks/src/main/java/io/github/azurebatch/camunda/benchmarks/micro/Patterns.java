package io.github.azurebatch.camunda.benchmarks.micro;

import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Which of 1,000 blobs a declared output file with wildcards may have written. */
@State(Scope.Benchmark)
public class Patterns {

  private static final int BLOBS = 1000;

  private final DeclaredOutputFile declared =
      new DeclaredOutputFile(
          new FilePattern("frames/**/image-*.png"),
          "default",
          "outputs",
          "task-1",
          UploadCondition.TASK_SUCCESS,
          true);

  private final List<String> names =
      IntStream.range(0, BLOBS).mapToObj(i -> "task-1/%d/image-%04d.png".formatted(i, i)).toList();

  /** Matches all of them. */
  @Benchmark
  public long thousandBlobs() {
    return names.stream().filter(declared::mayHaveWritten).count();
  }
}
