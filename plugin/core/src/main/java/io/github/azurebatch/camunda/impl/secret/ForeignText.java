package io.github.azurebatch.camunda.impl.secret;

import io.github.azurebatch.camunda.impl.secret.KnownSecrets.Span;
import java.util.List;

/**
 * Texts of others, such as answers of a service, failure details, logs of tasks and messages of
 * exceptions: they may quote a signed URL, or a secret that was sent to them. They are cut where
 * they come in, before we shorten anything. What others have shortened is half a secret, which is
 * found at the end of a text and before an ellipsis, if it has six characters.
 */
public final class ForeignText {

  private static final String CUT = "[secret cut]";

  private ForeignText() {}

  /**
   * The text with {@code [signature cut]} in place of every signature and {@code [secret cut]} in
   * place of every configured secret, plain or encoded.
   */
  public static String cut(String text) {
    return without(KnownSecrets.inShortened(text), text);
  }

  /**
   * The same for a text that nothing has shortened, such as the content of a file. A word that a
   * secret begins with is no secret there.
   */
  static String cutComplete(String text) {
    return without(KnownSecrets.in(text), text);
  }

  private static String without(List<Span> secrets, String text) {
    StringBuilder rest = new StringBuilder();
    int copied = 0;
    for (Span secret : secrets) {
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
