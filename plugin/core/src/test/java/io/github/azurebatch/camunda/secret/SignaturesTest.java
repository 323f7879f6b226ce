package io.github.azurebatch.camunda.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {

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

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
