package io.github.azurebatch.camunda.impl.secret;

/**
 * Finds signatures in a text by the name {@code sig}. It is not a regular expression, because texts
 * are long and come from others: equivalent expressions recurse, or read a part of the text many
 * times.
 */
final class SignatureScanner {

  private static final int NONE = -1;
  static final String NAME = "sig";
  private static final String REST_OF_THE_LONG_NAME = "nature";

  /** The length of 32 bytes in base64. */
  private static final int SHORTEST_TOKEN = 40;

  /** How often the character before a name may have been encoded. */
  private static final int MOST_ENCODINGS = 5;

  private final EncodedText text;

  SignatureScanner(String text) {
    this.text = new EncodedText(text);
  }

  /** The index of the next name, or -1. */
  int nextName(int from) {
    for (int at = from; at < text.length(); at++) {
      if (text.has(NAME, at)) {
        return at;
      }
    }
    return NONE;
  }

  /** The end of the signature whose name begins at that index, or -1 if there is none. */
  int endOfSignature(int name) {
    int value = startsAWord(name) ? valueOf(name) : NONE;
    int end = value == NONE ? NONE : text.afterPartOfValue(value);
    int next = end;
    while (next != NONE) {
      end = next;
      next = text.afterPartOfValue(end);
    }
    return end;
  }

  private int valueOf(int name) {
    int end = name + NAME.length();
    return text.afterEqualsSign(
        text.has(REST_OF_THE_LONG_NAME, end) ? end + REST_OF_THE_LONG_NAME.length() : end);
  }

  /** A name may follow an encoded character, whose last digit may be a letter. */
  private boolean startsAWord(int name) {
    if (!text.isLetter(name - 1)) {
      return true;
    }
    if (!text.isHex(name - 1) || !text.isHex(name - 2)) {
      return false;
    }
    return text.has("u00", name - 5) || text.isAfterPercent(name - 2, MOST_ENCODINGS);
  }

  /** Whether a parameter of a query, plain or encoded, begins at that index. */
  boolean isParameter(int name) {
    if (!text.is('?', name - 1) && !text.is('&', name - 1) && !isEncodedSeparator(name)) {
      return false;
    }
    int value = text.afterEqualsSign(name + NAME.length());
    return value != NONE && text.afterPartOfValue(value) != NONE;
  }

  private boolean isEncodedSeparator(int name) {
    if (text.has("u0026", name - 5)) {
      return text.is('\\', name - 6);
    }
    return (text.has("3f", name - 2) || text.has("26", name - 2))
        && text.isAfterPercent(name - 2, Integer.MAX_VALUE);
  }

  /** Whether a value as long as a signature follows; the name then needs no separator before it. */
  boolean isToken(int name) {
    int end = text.isLetter(name - 1) ? NONE : text.afterEqualsSign(name + NAME.length());
    for (int length = 0; end != NONE && length < SHORTEST_TOKEN; length++) {
      end = text.afterPartOfToken(end);
    }
    return end != NONE;
  }
}
