package io.github.azurebatch.camunda.benchmarks.micro;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Arrivals;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivedBlob;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ListedFiles;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From 1,000 listed blobs to the variable: as many as one may hold. */
@State(Scope.Benchmark)
public class Listing {

  private static final int BLOBS = 1000;

  private final List<ArrivedBlob> blobs =
      IntStream.range(0, BLOBS).mapToObj(Listing::blob).toList();

  private static ArrivedBlob blob(int index) {
    String name = "task-1/frames/image-%04d.png".formatted(index);
    return new ArrivedBlob(
        "default",
        new StoredBlob(
            name,
            "outputs",
            URI.create("https://mystorage.blob.core.windows.net/outputs/" + name),
            index,
            "0x8D4BCC2E4835CD0",
            "image/png",
            OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)));
  }

  /** Names, maps and JSON. */
  @Benchmark
  public Object thousandBlobs() {
    Map<String, Object> outputs = new LinkedHashMap<>();
    ListedFiles.addTo(outputs, Arrivals.of("task-1", blobs).files());
    return Json.variable(outputs);
  }
}
