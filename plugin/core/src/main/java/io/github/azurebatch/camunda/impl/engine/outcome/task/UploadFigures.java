package io.github.azurebatch.camunda.impl.engine.outcome.task;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Arrivals;
import io.github.azurebatch.camunda.impl.engine.outcome.log.UploadTimes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much a task uploaded, and how fast.
 *
 * @param time from the end of the command line, or the first blob, to the last blob: whole seconds,
 *     unless the upload log was read; null where nothing arrived
 */
record UploadFigures(int files, long bytes, @Nullable Duration time) {

  private static final double MILLIS = 1000;

  /**
   * @param log the times of the upload log, if it was read
   */
  static UploadFigures of(Arrivals arrivals, TaskSnapshot task, Optional<UploadTimes> log) {
    return new UploadFigures(
        arrivals.files().size(),
        arrivals.files().stream().mapToLong(file -> file.blob().size()).sum(),
        log.map(UploadTimes::took).or(() -> byBlobs(arrivals, task)).orElse(null));
  }

  /** From the earlier of task end and first blob: blobs have whole seconds and may seem older. */
  private static Optional<Duration> byBlobs(Arrivals arrivals, TaskSnapshot task) {
    Comparator<OffsetDateTime> byTime = Comparator.naturalOrder();
    Optional<OffsetDateTime> last = times(arrivals).max(byTime);
    Optional<OffsetDateTime> first =
        Stream.concat(Stream.ofNullable(task.endTime()), times(arrivals)).min(byTime);
    return last.flatMap(end -> first.map(begin -> Duration.between(begin, end)));
  }

  private static Stream<OffsetDateTime> times(Arrivals arrivals) {
    return arrivals.files().stream().map(file -> file.blob().lastModified());
  }

  void addTo(Map<String, Object> outputs) {
    outputs.put("uploadedFiles", files);
    outputs.put("uploadedBytes", bytes);
    outputs.put("uploadSeconds", time == null ? null : time.toMillis() / MILLIS);
  }
}
