package io.github.azurebatch.camunda.impl.secret;

import static io.github.azurebatch.camunda.LinearTime.assertLinear;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {

  private static final String SECRET = "p\"w/d &+<x>\\ä\n=1";

  private final KnownSecrets known = KnownSecrets.add(List.of(SECRET, "short", "a-token-1234"));

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
    assertThat(ForeignText.cut("a short word, a-token-123")).isEqualTo("a short word, a-token-123");
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
  @ValueSource(strings = {"a-token-1234", "a-token-123", "a", "p"})
  void isReadInLinearTime(String repeated) {
    assertLinear(repeated, ForeignText::cutEnd);
  }
}
