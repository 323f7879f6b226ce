package io.github.azurebatch.camunda.impl.secret;

/**
 * A text whose characters may be percent-encoded, any number of times, or escaped for JSON or XML.
 * A method named {@code after...} returns the index behind what it reads, or -1 if that is not
 * there.
 */
record EncodedText(String text) {

  private static final int NONE = -1;
  private static final String WHITESPACE = " \t\n\u000B\f\r";

  int length() {
    return text.length();
  }

  boolean is(char character, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) == character;
  }

  /**
   * Whether the word is at that index, in upper or lower case.
   *
   * @param word in lower case, of ASCII only
   */
  boolean has(String word, int at) {
    if (at < 0 || at + word.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (lowerCase(text.charAt(at + i)) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static char lowerCase(char character) {
    return character >= 'A' && character <= 'Z' ? (char) (character + ('a' - 'A')) : character;
  }

  boolean isLetter(int at) {
    return isBetween('a', 'z', at);
  }

  private boolean isDigit(int at) {
    return isBetween('0', '9', at);
  }

  boolean isHex(int at) {
    return isDigit(at) || isBetween('a', 'f', at);
  }

  private boolean isBetween(char first, char last, int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char character = lowerCase(text.charAt(at));
    return character >= first && character <= last;
  }

  /** Whether a percent sign is before the index, encoded at most that many times. */
  boolean isAfterPercent(int at, int mostEncodings) {
    int before = at;
    for (int encodings = 1; has("25", before - 2) && encodings < mostEncodings; encodings++) {
      before -= 2;
    }
    return is('%', before - 1);
  }

  /** The sign between a name and a value, which is also the colon between two texts of JSON. */
  int afterEqualsSign(int from) {
    if (is('%', from)) {
      return afterPercent(from, "3d");
    }
    if (is('&', from)) {
      return has("&#61;", from) ? from + 5 : has("&#x3d;", from) ? from + 6 : NONE;
    }
    int escaped = afterAll("\\", from);
    if (escaped > from && has("u003d", escaped)) {
      return escaped + 5;
    }
    return is('"', escaped) ? afterQuotedColon(escaped + 1) : afterSurrounded('=', from);
  }

  private int afterQuotedColon(int from) {
    int colon = afterSurrounded(':', from);
    int quote = colon == NONE ? NONE : afterAll("\\", colon);
    return is('"', quote) ? quote + 1 : NONE;
  }

  private int afterSurrounded(char sign, int from) {
    int at = afterAll(WHITESPACE, from);
    return is(sign, at) ? afterAll(WHITESPACE, at + 1) : NONE;
  }

  /** One character of a signature in base64, in any encoding. */
  int afterPartOfValue(int from) {
    if (is('%', from)) {
      return afterPercent(from, "2b", "2f", "3d", "20");
    }
    if (is('\\', from)) {
      int at = afterAll("\\", from);
      return has("u002b", at) || has("u002f", at) || has("u003d", at) ? at + 5 : NONE;
    }
    return afterPlainPart(from);
  }

  /** One character of a signature in base64, in the encodings of a SAS token. */
  int afterPartOfToken(int from) {
    return is('%', from) ? afterPercent(from, "2b", "2f", "3d") : afterPlainPart(from);
  }

  private int afterPlainPart(int from) {
    boolean plain =
        isLetter(from) || isDigit(from) || from < text.length() && isOneOf("+/=_-", from);
    return plain ? from + 1 : NONE;
  }

  /** A percent sign, encoded any number of times, and one of the codes. */
  private int afterPercent(int from, String... codes) {
    int at = from + 1;
    while (has("25", at)) {
      at += 2;
    }
    for (String code : codes) {
      if (has(code, at)) {
        return at + code.length();
      }
    }
    return NONE;
  }

  private int afterAll(String characters, int from) {
    int at = from;
    while (at < text.length() && isOneOf(characters, at)) {
      at++;
    }
    return at;
  }

  private boolean isOneOf(String characters, int at) {
    return characters.indexOf(text.charAt(at)) >= 0;
  }
}
