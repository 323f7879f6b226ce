package io.github.azurebatch.camunda.impl.secret;

/**
 * Finds and cuts shared access signatures in texts of others: failure details, upload logs and
 * exception messages quote signed URLs.
 */
public final class Signatures {

  private static final String CUT = "[signature cut]";

  private Signatures() {}

  /** The text with every signature, plain or percent-encoded, replaced by {@code [cut]}. */
  public static String cut(String text) {
    SignatureScanner scanner = new SignatureScanner(text);
    StringBuilder rest = new StringBuilder();
    int copied = 0;
    int name = scanner.nextName(0);
    while (name >= 0) {
      int end = scanner.endOfSignature(name);
      if (end >= 0) {
        rest.append(text, copied, name).append(CUT);
        copied = end;
      }
      name = scanner.nextName(end >= 0 ? end : name + 1);
    }
    return copied == 0 ? text : rest.append(text, copied, text.length()).toString();
  }

  /**
   * Whether the text holds a signed URL, or a SAS token. Stricter than what is cut: a command line
   * may have an option {@code --signature}.
   */
  public static boolean occurIn(String text) {
    SignatureScanner scanner = new SignatureScanner(text);
    int name = scanner.nextName(0);
    while (name >= 0) {
      if (scanner.isParameter(name) || scanner.isToken(name)) {
        return true;
      }
      name = scanner.nextName(name + 1);
    }
    return false;
  }
}
