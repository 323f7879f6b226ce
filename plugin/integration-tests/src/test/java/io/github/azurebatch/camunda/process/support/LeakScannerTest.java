package io.github.azurebatch.camunda.process.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeakScannerTest {

  /** Made here, so that no file of the build has it. */
  private static final String SIGNATURE =
      Base64.getEncoder().encodeToString("32 bytes, as signatures have it.".getBytes(UTF_8));

  private static final String KEY = Base64.getEncoder().encodeToString(new byte[64]);

  private static final String SECRET = "se+cr/et of the test";

  private final LeakScanner scanner = new LeakScanner(List.of(SECRET));

  static List<String> leaks() {
    return List.of(
        "https://a/c?sp=w&sig=" + SIGNATURE,
        "\"sig=" + URLEncoder.encode(SIGNATURE, UTF_8) + "&se=x\"",
        "sig%3D" + URLEncoder.encode(URLEncoder.encode(SIGNATURE, UTF_8), UTF_8),
        "AccountKey=" + KEY + ";",
        "a|" + SECRET + "|b",
        URLEncoder.encode(SECRET, UTF_8),
        "Basic " + Base64.getEncoder().encodeToString(("user:" + SECRET).getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("leaks")
  void findsASecretInEachOfItsForms(String text) {
    assertThat(scanner.leaks("before " + text + " behind")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("leaks")
  void findsASecretInAFileOfAModule(String text, @TempDir Path directory) throws IOException {
    write(directory, "module/target/surefire-reports/TEST-a.xml", text);
    write(directory, "module/target/classes/a.xml", text);
    write(directory, "module/src/a.xml", text);

    assertThat(scanner.leaksInTargetsOf(directory))
        .singleElement()
        .asString()
        .contains("TEST-a.xml")
        .doesNotContain(SIGNATURE, KEY, SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sig=given-by-hand", "sig=[signature cut]", "sig=abc%2Fdef", "signature"})
  void takesNothingElseForASignature(String text) {
    assertThat(scanner.leaks(text)).isEmpty();
  }

  /** What npm's lock files have; a hash is as long as a key. */
  @Test
  void takesNoHashOfAPackageForAKey() {
    assertThat(scanner.leaks("\"integrity\": \"sha512-" + KEY + "\"")).isEmpty();
  }

  @Test
  void leavesTheSignatureThatTestsInvent() {
    assertThat(scanner.leaks("sig=" + LeakScanner.INVENTED)).isEmpty();
    assertThat(LeakScanner.INVENTED).hasSameSizeAs(SIGNATURE);
  }

  private static void write(Path directory, String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
