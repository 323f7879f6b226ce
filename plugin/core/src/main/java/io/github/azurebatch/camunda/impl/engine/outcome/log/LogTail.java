package io.github.azurebatch.camunda.impl.engine.outcome.log;

import io.github.azurebatch.camunda.impl.secret.Signatures;
import java.util.regex.Pattern;

/**
 * The end of a log, safe to store: signatures are cut, control characters replaced. Logs of uploads
 * quote signed URLs in clear.
 */
final class LogTail {

  /** More than a signature is long, however often it is encoded: what is read beyond the limit. */
  static final int MARGIN = 512;

  private static final String ELLIPSIS = "[...] ";
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

  private LogTail() {}

  /**
   * @param text the last bytes of the log, {@link #MARGIN} more than the limit
   * @param size of the whole log in bytes
   * @param limit in bytes
   */
  static String of(String text, long size, int limit) {
    String cut = CONTROL.matcher(Signatures.cut(text)).replaceAll("?");
    if (size <= limit) {
      return cut;
    }
    // half a signature at the very beginning would not be recognized, so the margin goes
    int dropped = (int) Math.min(MARGIN, size - limit);
    return ELLIPSIS + cut.substring(Math.min(dropped, cut.length()));
  }
}
