package io.github.azurebatch.camunda.impl.secret;

import static io.github.azurebatch.camunda.LinearTime.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {

  private static final String EQUALS =
      "(\\s*=\\s*|%(25)*3D|\\\\+u003d|&#(61|x3d);|\\\\*\"\\s*:\\s*\\\\*\")";
  private static final String VALUE = "([A-Za-z0-9+/=_-]|%(25)*(2B|2F|3D|20)|\\\\+u00(2b|2f|3d))+";
  private static final String BEFORE = "(?<=^|[^a-z]|%(25){0,4}[0-9a-f]{2}|u00[0-9a-f]{2})";
  private static final Pattern CUT =
      Pattern.compile("(?i)" + BEFORE + "sig(nature)?" + EQUALS + VALUE);
  private static final Pattern FOUND =
      Pattern.compile(
          "(?i)([?&]|%(25)*(3F|26)|\\\\+u0026)sig"
              + EQUALS
              + VALUE
              + "|(?<![a-z])sig"
              + EQUALS
              + "([A-Za-z0-9+/=_-]|%(25)*(2B|2F|3D)){40,}");

  @Test
  void occurInData() {
    String token = "sv=1&sig=" + "a".repeat(43);
    assertThat(Signatures.occurInData(List.of(Map.of("a", List.of("https://x.test/c?" + token)))))
        .isTrue();
    assertThat(Signatures.occurInData(Map.of("sig", "a".repeat(43)))).isTrue();
    assertThat(Signatures.occurInData(List.of(1, Map.of("a", "https://x.test/c")))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.test/c?sv=1&sig=SECRET",
        "https://a.test/c?sig=SECRET&se=2026",
        "https://a.test/c?SIG=SECRET",
        "sig=SECRET",
        "sig%3DSECRET",
        "https%3A%2F%2Fa.test%2Fc%3Fsv%3D1%26sig%3DSECRET%26se%3D2",
        "https%253A%252F%252Fa.test%252Fc%253Fsv%253D1%2526sig%253DSECRET",
        "%25252526sig%2525253DSECRET",
        "https%3A%2F%2Fa.test%2Fc%3Fsig%3DSECRET",
        "https%253A%252F%252Fa.test%252Fc%253Fsig%253DSECRET",
        "https://a.test/c\\u003fsig=SECRET",
        "{\"url\":\"https://a.test/c?sv=1\\u0026sig=SECRET\"}",
        "{\"url\":\"https://a.test/c?sv=1\\u0026sig\\u003dSECRET\"}",
        "{\"url\":\"https://a.test/c?sv=1\\\\u0026sig\\\\u003DSECRET\"}",
        "https://a.test/c?sv=1&amp;sig=SECRET&amp;se=2",
        "<a href='https://a.test/c?sv=1&#38;sig&#61;SECRET'>",
        "sig = SECRET",
        "\"sig\":\"SECRET\"",
        "\"sig\" : \"SECRET\"",
        "\\\"sig\\\":\\\"SECRET\\\"",
        "x-ms-sig=SECRET",
        "my_sig=SECRET",
        "?signature=SECRET",
      })
  void cutsSignaturesHoweverTheyAreWritten(String text) {
    assertThat(Signatures.cut(text)).doesNotContain("SECRET").contains("[signature cut]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.test/c?sv=1&sig=abc",
        "https://a.test/c?sig=abc",
        "https%3A%2F%2Fa.test%2Fc%3Fsv%3D1%26sig%3Dabc",
        "{\"url\":\"https://a.test/c?sv=1\\u0026sig=abc\"}",
        "sig=0123456789012345678901234567890123456789abc%3D",
      })
  void recognizesSignedUrlsAndTokens(String text) {
    assertThat(Signatures.occurIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verify --signature=release.asc",
        "gpg --sig=release.asc",
        "sig=short",
        "{\"signature\": \"release.asc\"}",
      })
  void takesNoOptionOfACommandLineForASignedUrl(String text) {
    assertThat(Signatures.occurIn(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "design=SECRET",
        "the signature is missing",
        "https://a.test/c?sv=1&se=2",
        "a significant error",
        "signed=yes",
        "config=1",
      })
  void leavesOtherTextsAlone(String text) {
    assertThat(Signatures.cut(text)).isEqualTo(text);
    assertThat(Signatures.occurIn(text)).isFalse();
  }

  @Test
  void leavesWhatComesAfterTheSignature() {
    assertThat(Signatures.cut("No: 'https://a.test/c?sig=ab%2Bc%3D&se=2026', try again"))
        .isEqualTo("No: 'https://a.test/c?[signature cut]&se=2026', try again");
    assertThat(Signatures.cut("{\"u\":\"x?sig=ab\\u0026se=1\",\"v\":1}"))
        .isEqualTo("{\"u\":\"x?[signature cut]\\u0026se=1\",\"v\":1}");
  }

  @Test
  void cutsAgainWithoutEffect() {
    String cut = Signatures.cut("https://a.test/c?sv=1&sig=SECRET");

    assertThat(Signatures.cut(cut)).isEqualTo(cut);
    assertThat(Signatures.occurIn(cut)).isFalse();
  }

  @Property
  void cutsWholeSignaturesHoweverOftenEncoded(
      @ForAll @Size(32) byte[] signature, @ForAll @IntRange(max = 3) int times) {
    String base64 = Base64.getEncoder().encodeToString(signature);
    String text = "https://a.test/c?sv=1&sr=c&sig=" + encoded(base64) + "&se=2026";
    for (int i = 0; i < times; i++) {
      text = encoded(text);
    }

    String cut = Signatures.cut(text);

    assertThat(cut).contains("[signature cut]").contains("se").doesNotContain("sig=");
    assertThat(base64.split("[+/=]"))
        .filteredOn(part -> part.length() > 5)
        .noneMatch(cut::contains);
  }

  /** The rules, by which the texts were searched until they proved to be too long for it. */
  @Property(tries = 20_000)
  void followsTheRulesAsARegularExpression(
      @ForAll @Size(max = 14) List<@From("parts") String> parts) {
    String text = String.join("", parts);

    assertThat(Signatures.cut(text)).isEqualTo(CUT.matcher(text).replaceAll("[signature cut]"));
    assertThat(Signatures.occurIn(text)).isEqualTo(FOUND.matcher(text).find());
  }

  @Provide
  Arbitrary<String> parts() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.of("sig", "Sig", "?sig", "&sig", "signature", "sig=", "u00")),
        Tuple.of(2, Arbitraries.of("=", "%3D", "%3d", "%253D", "&#61;", "&#x3D;", "\\u003d")),
        Tuple.of(2, Arbitraries.of("%", "25", "%25", "3f", "26", "2B", "20", "%2525", "%252b")),
        Tuple.of(2, Arbitraries.of("\\", "u0026", "u002b", "\\u0026", "\\\\", "\"", ":", " ")),
        Tuple.of(2, Arbitraries.of("a", "Z", "9", "_", "/", "+", "&", "?", ";", "\n", ".", "f")),
        Tuple.of(1, Arbitraries.of("\u017f", "\u0131", "\u212a", "\u00a0", "\u0012", "@", "[")),
        Tuple.of(1, Arbitraries.of("A".repeat(39), "A".repeat(40), "%2B".repeat(39))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\",
        "%",
        "%25",
        "25",
        "A",
        " ",
        "=",
        "sig",
        "?sig",
        "sig=",
        "asig=",
        "\"sig\"",
        "sig\\",
        "sig%25",
        "sig%",
        "sig=%25",
        "sig=\\",
        "sig=A.",
        "%2B",
        "\\u002b",
        "u00",
        "%3Fsig%3D",
        "&#61;",
        "\":\"",
        "iVBORw0KGgo+/",
      })
  void readLongTextsInLinearTime(String repeated) {
    for (String before : List.of("", "?sig=", "\"sig\":\"", "sig", "%")) {
      assertLinear(before, repeated, "", Signatures::cut);
      assertLinear(before, repeated, ".", Signatures::occurIn);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
