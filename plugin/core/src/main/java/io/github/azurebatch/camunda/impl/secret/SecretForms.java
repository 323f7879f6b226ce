package io.github.azurebatch.camunda.impl.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The forms in which a service, a library or a program may quote a secret: as it is, encoded for a
 * URL, escaped for JSON or XML, and in base64, there also behind a user's name. A secret of several
 * lines, such as a key in PEM, may be printed line by line: each long line is one of its forms.
 */
final class SecretForms {

  /** What is shorter is part of other words. */
  static final int SHORTEST = 6;

  /** A line that is shorter may stand in other texts, too. */
  static final int SHORTEST_LINE = 16;

  /** As it is, or escaped as the JSON of a key has it. */
  private static final Pattern LINE_BREAK = Pattern.compile("\\R|\\\\[rn]");

  /** Begins lines that name what is in a file, and are the same in all files. */
  private static final String HEADING = "-----";

  private static final Pattern ENCODED = Pattern.compile("%[0-9A-F]{2}|\\\\u[0-9A-F]{4}");
  private static final String ESCAPED_BY_STRICT_WRITERS = "\"\\/&'+<>`=";
  private static final int BITS_OF_A_BYTE = 8;
  private static final int BITS_OF_A_LETTER = 6;

  private SecretForms() {}

  /** All forms; none if the value is so short that it would be found in other words. */
  static Set<String> of(String value) {
    if (value.length() < SHORTEST) {
      return Set.of();
    }
    Set<String> forms =
        Stream.of(
                written(value),
                longLines(value).flatMap(SecretForms::written),
                base64(value, Base64.getEncoder()),
                base64(value, Base64.getUrlEncoder()))
            .flatMap(each -> each)
            .filter(form -> form.length() >= SHORTEST)
            .collect(Collectors.toCollection(TreeSet::new));
    return Set.copyOf(forms);
  }

  private static Stream<String> longLines(String value) {
    return LINE_BREAK
        .splitAsStream(value)
        .map(String::strip)
        .filter(line -> line.length() >= SHORTEST_LINE && !line.startsWith(HEADING));
  }

  private static Stream<String> written(String value) {
    String url = URLEncoder.encode(value, UTF_8);
    return Stream.of(
            value,
            url,
            url.replace("+", "%20"),
            xml(value),
            json(value, SecretForms::plain),
            json(value, SecretForms::strict))
        .flatMap(form -> Stream.of(form, inLowerCase(form)));
  }

  /** The codes in it are written with letters in either case. */
  private static String inLowerCase(String form) {
    return ENCODED.matcher(form).replaceAll(code -> quoted(code.group().toLowerCase(Locale.ROOT)));
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\");
  }

  private static String xml(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String json(String value, UnaryOperator<String> escape) {
    return value
        .chars()
        .mapToObj(character -> escape.apply(String.valueOf((char) character)))
        .collect(Collectors.joining());
  }

  /** As most writers do it. */
  private static String plain(String character) {
    return switch (character) {
      case "\"", "\\" -> "\\" + character;
      case "\n" -> "\\n";
      case "\r" -> "\\r";
      case "\t" -> "\\t";
      default -> character.charAt(0) < ' ' ? code(character) : character;
    };
  }

  /** As those do it whose JSON is to stand in HTML. */
  private static String strict(String character) {
    char letter = character.charAt(0);
    boolean plain = letter < 128 && ESCAPED_BY_STRICT_WRITERS.indexOf(letter) < 0;
    return plain ? plain(character) : letter == '\\' ? "\\\\" : code(character);
  }

  private static String code(String character) {
    return "\\u%04X".formatted((int) character.charAt(0));
  }

  /** The letters that stand for nothing but the value, wherever it begins in what is encoded. */
  private static Stream<String> base64(String value, Base64.Encoder encoder) {
    byte[] bytes = value.getBytes(UTF_8);
    return Stream.of(0, 1, 2)
        .map(
            offset -> {
              byte[] shifted = new byte[offset + bytes.length];
              System.arraycopy(bytes, 0, shifted, offset, bytes.length);
              int first = (offset * BITS_OF_A_BYTE + BITS_OF_A_LETTER - 1) / BITS_OF_A_LETTER;
              int end = shifted.length * BITS_OF_A_BYTE / BITS_OF_A_LETTER;
              return encoder.encodeToString(shifted).substring(first, end);
            })
        .filter(form -> form.length() > SHORTEST);
  }
}
