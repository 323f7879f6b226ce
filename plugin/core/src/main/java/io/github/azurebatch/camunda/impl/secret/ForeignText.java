package io.github.azurebatch.camunda.impl.secret;

import io.github.azurebatch.camunda.impl.secret.KnownSecrets.Span;

/**
 * Texts of others, such as answers of a service, failure details, logs of tasks and messages of
 * exceptions: they may quote a signed URL, or a secret that was sent to them. They are cut where
 * they come in, before anything is shortened: half a secret would not be found.
 */
public final class ForeignText {

  private static final String CUT = "[secret cut]";

  private ForeignText() {}

  /**
   * The text with {@code [signature cut]} in place of every signature and {@code [secret cut]} in
   * place of every configured secret, plain or encoded.
   */
  public static String cut(String text) {
    StringBuilder rest = new StringBuilder();
    int copied = 0;
    for (Span secret : KnownSecrets.in(text)) {
      rest.append(text, copied, secret.begin()).append(CUT);
      copied = secret.end();
    }
    return Signatures.cut(copied == 0 ? text : rest.append(text, copied, text.length()).toString());
  }

  /** The same for the end of a longer text, which may begin within a secret. */
  public static String cutEnd(String text) {
    int begun = KnownSecrets.endAtBeginningOf(text);
    return begun == 0 ? cut(text) : CUT + cut(text.substring(begun));
  }

  /** Whether there is something to cut. */
  public static boolean isToBeCut(String text) {
    return !cut(text).equals(text);
  }
}
