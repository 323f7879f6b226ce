package io.github.azurebatch.camunda.impl.engine.outcome.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTailTest {

  private static final int LIMIT = 1000;

  @Test
  void keepsAShortLogAsItIs() {
    assertThat(LogTail.of("one\ntwo\tthree\r\n", 15, LIMIT)).isEqualTo("one\ntwo\tthree\r\n");
  }

  @Test
  void keepsTheEndOfALongOne() {
    String log = "x".repeat(5000) + "y".repeat(LIMIT);
    String read = log.substring(log.length() - LIMIT - LogTail.MARGIN);

    assertThat(LogTail.of(read, log.length(), LIMIT)).isEqualTo("[...] " + "y".repeat(LIMIT));
  }

  @Test
  void keepsTheEndOfOneThatIsALittleTooLong() {
    String log = "xx" + "y".repeat(LIMIT);

    assertThat(LogTail.of(log, log.length(), LIMIT)).isEqualTo("[...] " + "y".repeat(LIMIT));
  }

  @Test
  void replacesControlCharactersThatNoDatabaseOrTerminalShouldSee() {
    assertThat(LogTail.of("a\u0000b\u001b[31mc", 9, LIMIT)).isEqualTo("a?b?[31mc");
  }

  /** The real service's log, with a signature of real form in place of the redacted one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "q7D3mLw1x%2BY0o6mC9%2F0c2mVb3m0d4Yx1Z2a3B4c5D6E%3D",
        "q7D3mLw1x%252BY0o6mC9%252F0c2mVb3m0d4Yx1Z2a3B4c5D6E%253D",
        "q7D3mLw1x+Y0o6mC9/0c2mVb3m0d4Yx1Z2a3B4c5D6E="
      })
  void cutsTheSignatureOfTheUploadLog(String signature) throws IOException {
    String line = recordedLine().toString().replace("REDACTED", signature);
    assertThat(line).contains(signature);

    String tail = LogTail.of(line, line.length(), LIMIT);

    assertThat(tail)
        .contains("testoutput?", "InternalError")
        .doesNotContain("sig=", "0c2mVb3m0d4Yx");
    assertThat(new ObjectMapper().readTree(tail).get("code").asText()).isEqualTo("InternalError");
  }

  private static JsonNode recordedLine() throws IOException {
    try (var recording = LogTailTest.class.getResourceAsStream("/fileupload-logs.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(recording)).at("/entries/0/line");
    }
  }

  /** Reading may begin in the middle of a signature, which nothing then shows to be one. */
  @Property
  void showsNoPartOfASignatureThatTheEndBeginsIn(
      @ForAll @Size(32) byte[] signature,
      @ForAll @IntRange(max = 120) int before,
      @ForAll @IntRange(max = 3) int encodings) {
    String base64 = Base64.getEncoder().encodeToString(signature);
    String value = base64;
    for (int i = 0; i < encodings; i++) {
      value = URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
    String end = "&se=2026\",\"x\":1}\n" + ".".repeat(LIMIT + LogTail.MARGIN - before);
    String log = "https://a.test/c?sig=" + value + end;
    String read = log.substring(Math.max(0, log.length() - LIMIT - LogTail.MARGIN));

    String tail = LogTail.of(read, log.length(), LIMIT);

    assertThat(base64.split("[+/=]"))
        .filteredOn(part -> part.length() > 5)
        .noneMatch(tail::contains);
    assertThat(tail).doesNotContain("sig=");
  }
}
