package io.github.azurebatch.camunda.impl.secret;

import static io.github.azurebatch.camunda.LinearTime.assertLinear;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {

  private static final String SECRET = "p\"w/d &+<x>\\ä\n=1";

  private static final String LONG = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC+/x=";

  /** A key in PEM, whose second line is a short one. */
  private static final String LINES =
      "-----BEGIN PRIVATE KEY-----\n%s\nAbCdEf/12345678\n-----END PRIVATE KEY-----\n"
          .formatted(LONG);

  private final KnownSecrets known =
      KnownSecrets.add(List.of(SECRET, "short", "a-token-1234", LINES));

  @AfterEach
  void forget() {
    known.close();
  }

  static Stream<String> forms() {
    String url = URLEncoder.encode(SECRET, UTF_8);
    return Stream.of(
        SECRET,
        url,
        url.toLowerCase(Locale.ROOT),
        url.replace("+", "%20"),
        "p\\\"w/d &+<x>\\\\ä\\n=1",
        "p\\u0022w\\u002Fd \\u0026\\u002B\\u003Cx\\u003E\\\\\\u00E4\\n\\u003D1",
        "p\\u0022w\\u002fd \\u0026\\u002b\\u003cx\\u003e\\\\\\u00e4\\n\\u003d1",
        "p&quot;w/d &amp;+&lt;x&gt;\\ä\n=1");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void losesASecretInEveryForm(String form) {
    assertThat(ForeignText.cut("The value '" + form + "' is refused: " + form))
        .isEqualTo("The value '[secret cut]' is refused: [secret cut]");
    assertThat(ForeignText.isToBeCut(form)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "u:", "us:", "usr:", "user:"})
  void losesASecretInBase64BehindAnyName(String before) {
    String encoded = Base64.getEncoder().encodeToString((before + SECRET + "!").getBytes(UTF_8));

    String left = ForeignText.cut("Basic " + encoded);

    assertThat(left).startsWith("Basic ").contains("[secret cut]");
    String letters = left.replace("Basic ", "").replace("[secret cut]", "");
    assertThat(letters.length()).isLessThanOrEqualTo(4 + 2 * before.length());
  }

  @Test
  void keepsEverythingElse() {
    assertThat(ForeignText.cut("a short word, a-token-123."))
        .isEqualTo("a short word, a-token-123.");
    assertThat(ForeignText.isToBeCut("a short word")).isFalse();
  }

  @Test
  void losesSignaturesAsWell() {
    assertThat(ForeignText.cut("a-token-1234 at https://a.test/c?sv=1&sig=abc%3D&x=1"))
        .isEqualTo("[secret cut] at https://a.test/c?sv=1&[signature cut]&x=1");
  }

  @Test
  void losesTheEndOfASecretThatTheEndOfALogBeginsWith() {
    assertThat(ForeignText.cutEnd("oken-1234 and a-token-1234"))
        .isEqualTo("[secret cut] and [secret cut]");
    assertThat(ForeignText.cutEnd("-1234 and so on")).isEqualTo("-1234 and so on");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "it was a-toke; it was [secret cut]",
        "it was a-token-123; it was [secret cut]",
        "'it was a-token-12\n'; 'it was [secret cut]\n'",
        "it was a-token...; it was [secret cut]...",
        "'a-token…' and a-token-...!; '[secret cut]…' and [secret cut]...!",
        "it was a-tok; it was a-tok",
        "it was a-token-123!; it was a-token-123!",
        "it was -token-12; it was -token-12"
      })
  void losesTheBeginningOfASecretWhereTheTextWasShortened(String text, String left) {
    assertThat(ForeignText.cut(unescaped(text))).isEqualTo(unescaped(left));
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n");
  }

  @Test
  void losesTheBeginningOfASecretInAnyFormWhereTheTextWasShortened() {
    assertThat(forms().map(form -> ForeignText.cut("it was " + form.substring(0, 8))))
        .containsOnly("it was [secret cut]");
  }

  @Test
  void keepsWhatASecretBeginsWithInATextThatNothingHasShortened() {
    assertThat(ForeignText.cutComplete("it was a-token-123")).isEqualTo("it was a-token-123");
    assertThat(ForeignText.cutComplete("a-token... a-token-1234"))
        .isEqualTo("a-token... [secret cut]");
  }

  @Test
  void losesTheLongLinesOfASecretThatIsPrintedLineByLine() {
    String printed = LINES.lines().map(line -> "key: " + line).collect(joining("\n"));

    assertThat(ForeignText.cut(printed))
        .isEqualTo(
            "key: -----BEGIN PRIVATE KEY-----\nkey: [secret cut]\nkey: AbCdEf/12345678\n"
                + "key: -----END PRIVATE KEY-----");
    assertThat(ForeignText.cutComplete(printed)).doesNotContain(LONG);
    assertThat(ForeignText.cut("a " + URLEncoder.encode(LONG, UTF_8) + " b"))
        .isEqualTo("a [secret cut] b");
    assertThat(ForeignText.cut("a " + LINES + " b")).isEqualTo("a [secret cut] b");
  }

  /** As the files of service accounts have a key, which programs read before they print it. */
  @Test
  void losesTheLongLinesOfASecretThatHasItsLineBreaksEscaped() {
    String file = "{\"key\": \"%s\"}".formatted(LINES.replace("\n", "\\n").replace("MII", "MIJ"));
    try (KnownSecrets more = KnownSecrets.add(List.of(file))) {
      assertThat(more).isNotNull();
      assertThat(ForeignText.cut("> " + LONG.replace("MII", "MIJ") + " <"))
          .isEqualTo("> [secret cut] <");
    }
  }

  @Test
  void losesSecretsThatOverlap() {
    try (KnownSecrets more = KnownSecrets.add(List.of("1234-and-more", "token-"))) {
      assertThat(more).isNotNull();
      assertThat(ForeignText.cut("<a-token-1234-and-more>")).isEqualTo("<[secret cut]>");
    }
  }

  @Test
  void losesASecretAsLongAsAnyoneHasIt() {
    KnownSecrets other = KnownSecrets.add(List.of("a-token-1234"));
    known.close();

    assertThat(ForeignText.cut("a-token-1234")).isEqualTo("[secret cut]");

    other.close();

    assertThat(ForeignText.cut("a-token-1234")).isEqualTo("a-token-1234");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a-token-1234",
        "a-token-123",
        "a",
        "p",
        "a-token...",
        "...",
        "…",
        " ",
        "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC+/x=",
        "MIIEvQIBADANBgkq...",
        "-----BEGIN PRIVATE KEY-----\n"
      })
  void isReadInLinearTime(String repeated) {
    assertLinear(repeated, ForeignText::cutEnd);
  }
}
