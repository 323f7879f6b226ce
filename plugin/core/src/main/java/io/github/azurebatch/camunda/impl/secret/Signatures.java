package io.github.azurebatch.camunda.impl.secret;

/**
 * Finds and cuts shared access signatures in texts of others, such as failure details, upload logs
 * and exception messages, which quote signed URLs.
 */
public final class Signatures {

  static final String CUT = "[signature cut]";

  private Signatures() {}

  /** Replaces every signature, plain or encoded, by {@code [signature cut]}. */
  static String cut(String text) {
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
   * Whether the text has a signed URL or a SAS token. It finds less than {@link #cut} replaces,
   * because a command line may have an option {@code --signature}.
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

  /**
   * Whether a field of data has a signature: its name ends with {@code sig}, and the value is as
   * long as one. A field {@code signature} may have one of another kind, which is no secret.
   */
  static boolean isField(String name, String value) {
    int begin = name.length() - SignatureScanner.NAME.length();
    return new EncodedText(name).has(SignatureScanner.NAME, begin)
        && new SignatureScanner(name + "=" + value).isToken(begin);
  }

  /** The same for plain data: lists, maps and what is in them. */
  public static boolean occurInData(Object data) {
    return occurIn(FlatText.of(data));
  }
}
