package io.github.azurebatch.camunda.secret;

import java.util.regex.Pattern;

/**
 * Finds and cuts shared access signatures in texts of others: failure details, upload logs and
 * exception messages quote signed URLs.
 */
public final class Signatures {

  private static final Pattern SIGNATURE =
      Pattern.compile("(?i)\\b(sig|signature)(=|%3D|%253D)[^&\\s\"'<>\\\\,;)\\]}]*");

  private Signatures() {}

  /** The text with every signature, plain or percent-encoded, replaced by {@code [cut]}. */
  public static String cut(String text) {
    return SIGNATURE.matcher(text).replaceAll("[signature cut]");
  }

  /** Whether the text holds something that looks like a signature. */
  public static boolean occurIn(String text) {
    return SIGNATURE.matcher(text).find();
  }
}
