package io.github.azurebatch.camunda.impl.engine.outcome.log;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** When the upload of a task's output files began and ended, by the upload log. */
public record UploadTimes(LocalDateTime begin, LocalDateTime end) {

  private static final Pattern TIME =
      Pattern.compile("(?m)^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2},\\d{3}(?= )");
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");

  /** The times of the first and the last line that has one; empty if none has. */
  static Optional<UploadTimes> in(String log) {
    List<LocalDateTime> times =
        TIME.matcher(log)
            .results()
            .map(MatchResult::group)
            .map(time -> LocalDateTime.parse(time, FORMAT))
            .toList();
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(new UploadTimes(times.get(0), times.get(times.size() - 1)));
  }

  public Duration took() {
    return Duration.between(begin, end);
  }
}
