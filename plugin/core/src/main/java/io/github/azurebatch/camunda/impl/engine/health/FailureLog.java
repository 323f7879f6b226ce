package io.github.azurebatch.camunda.impl.engine.health;

import io.github.azurebatch.camunda.impl.log.IndentedLines;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ExceptionUtil;

/**
 * Logs each failure in one line. Only the first failure of a kind has a stack trace, because a
 * round that fails every five seconds would fill the log.
 */
final class FailureLog {

  private static final Log LOG = Log.of(Failures.class);
  private static final int FRAMES = 3;
  private static final int MOST_KINDS = 100;
  private static final int TEN = 10;

  private final Map<String, Boolean> kinds = new Kinds();

  /** Logs the first, the tenth, the hundredth failure and so on; the others at level debug. */
  void failed(String what, Failure failure, Throwable thrown) {
    if (isNew(what, thrown)) {
      logWithStackTrace(what, failure, thrown);
    } else if (isPowerOfTen(failure.count())) {
      LOG.write(LogLine.ROUND_FAILED_AGAIN, "{} {}", what, failure.text());
    } else {
      LOG.debug("{} {}", what, failure.text());
    }
  }

  /** Messages of others, which a stack trace shows whole, may quote signed URLs. */
  private static void logWithStackTrace(String what, Failure failure, Throwable thrown) {
    String trace = ExceptionUtil.getExceptionStacktrace(thrown);
    String shown = ForeignText.cut(trace);
    boolean asItIs = shown.equals(trace);
    LOG.write(
        LogLine.ROUND_FAILED,
        "{} failed; all waits stay in the database, and the next round tries again: {}{}",
        what,
        failure.message(),
        new IndentedLines(asItIs ? "" : shown),
        asItIs ? thrown : null);
  }

  void troubled(String what, String trouble) {
    LOG.write(LogLine.ROUND_HANGS, "{} {}; all waits stay in the database", what, trouble);
  }

  void passed(String what) {
    LOG.write(LogLine.ROUND_WORKS, "{} works again", what);
  }

  private synchronized boolean isNew(String what, Throwable thrown) {
    return kinds.put(what + kind(thrown), true) == null;
  }

  /** Class and place of the failure, since its message may have ids and times. */
  private static String kind(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .limit(FRAMES)
        .map(FailureLog::place)
        .collect(Collectors.joining());
  }

  private static String place(Throwable thrown) {
    return thrown.getClass().getName()
        + Stream.of(thrown.getStackTrace())
            .limit(FRAMES)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining());
  }

  private static boolean isPowerOfTen(long count) {
    long rest = count;
    while (rest >= TEN && rest % TEN == 0) {
      rest /= TEN;
    }
    return rest == 1;
  }

  /** The kinds that were logged last. */
  private static final class Kinds extends LinkedHashMap<String, Boolean> {

    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > MOST_KINDS;
    }
  }
}
