package io.github.azurebatch.camunda.impl.engine.outcome.log;

import io.github.azurebatch.camunda.impl.secret.ForeignText;
import java.util.regex.Pattern;

/**
 * The end of a log, safe to store: signatures and configured secrets are cut and control characters
 * replaced. Upload logs quote signed URLs, and a task may print its environment.
 */
final class LogTail {

  /** How much is read beyond the limit: longer than a signature in any encoding. */
  static final int MARGIN = 512;

  private static final String ELLIPSIS = "[...] ";
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

  private LogTail() {}

  /**
   * Makes the end of a log safe to store.
   *
   * @param text the last bytes of the log, {@link #MARGIN} more than the limit
   * @param size of the whole log in bytes
   * @param limit in bytes
   */
  static String of(String text, long size, int limit) {
    String cut = CONTROL.matcher(ForeignText.cutEnd(text)).replaceAll("?");
    if (size <= limit) {
      return cut;
    }
    // a signature that is cut at the beginning would not be recognized, so the margin is dropped
    int dropped = (int) Math.min(MARGIN, size - limit);
    return ELLIPSIS + cut.substring(Math.min(dropped, cut.length()));
  }
}
