package io.github.azurebatch.camunda.secret;

import java.util.regex.Pattern;

/**
 * Finds and cuts shared access signatures in texts of others: failure details, upload logs and
 * exception messages quote signed URLs.
 */
public final class Signatures {

  // "=" as it is, percent-encoded any number of times, or escaped for JSON or XML; or JSON's ":".
  private static final String EQUALS =
      "(\\s*=\\s*|%(25)*3D|\\\\+u003d|&#(61|x3d);|\\\\*\"\\s*:\\s*\\\\*\")";

  // Letters and digits of base64, and "+", "/" and "=" of it, encoded or not: "&" is none of them.
  private static final String VALUE = "([A-Za-z0-9+/=_-]|%(25)*(2B|2F|3D|20)|\\\\+u00(2b|2f|3d))+";

  // Not the end of a longer word; but the last letter of an encoded "?" belongs to no word.
  private static final String BEFORE = "(?<=^|[^a-z]|%(25){0,4}[0-9a-f]{2}|u00[0-9a-f]{2})";

  private static final Pattern SIGNATURE =
      Pattern.compile("(?i)" + BEFORE + "sig(nature)?" + EQUALS + VALUE);

  // A query parameter, or by itself as long as a signature is: 32 bytes in base64.
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?i)([?&]|%(25)*(3F|26)|\\\\+u0026)sig"
              + EQUALS
              + VALUE
              + "|(?<![a-z])sig"
              + EQUALS
              + "([A-Za-z0-9+/=_-]|%(25)*(2B|2F|3D)){40,}");

  private Signatures() {}

  /** The text with every signature, plain or percent-encoded, replaced by {@code [cut]}. */
  public static String cut(String text) {
    return SIGNATURE.matcher(text).replaceAll("[signature cut]");
  }

  /**
   * Whether the text holds a signed URL, or a SAS token. Stricter than what is cut: a command line
   * may have an option {@code --signature}.
   */
  public static boolean occurIn(String text) {
    return SIGNED.matcher(text).find();
  }
}
