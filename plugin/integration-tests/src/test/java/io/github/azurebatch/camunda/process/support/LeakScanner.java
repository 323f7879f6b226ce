package io.github.azurebatch.camunda.process.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Searches what tests have written for secrets, without the plugin's own search: signatures and the
 * keys of accounts by their shape, which is 32 and 64 bytes in base64, and given secrets in plain,
 * encoded for a URL and in base64. A signature that a test invents has another shape, or is {@link
 * #INVENTED}.
 *
 * <p>It needs no other class, so that the last step of the build can start it: {@code java
 * LeakScanner.java <directory>} searches the directories {@code target} below that one.
 */
public final class LeakScanner {

  /** What tests write where a signature has to look like one. */
  public static final String INVENTED = "aW52ZW50ZWQgc2lnbmF0dXJlIG9mIGEgdGVzdCAwMDA=";

  /** The key of every Azurite, which is published: what shows it would show another one as well. */
  private static final String AZURITE_KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq"
          + "/K1SZFPTOtr/KBHBeksoGMGw==";

  private static final Pattern SIGNATURE =
      Pattern.compile("(?i)\\bsig(?:=|%(?:25)*3D|\\\\u003d)((?:[\\w+/-]|%(?:25)*2[BF]){43,60})");

  private static final int SIGNATURE_BYTES = 32;

  /**
   * 64 bytes in base64, as the keys of accounts have them; the local ones are random. Hashes of
   * npm's packages are as long, and say what they are.
   */
  private static final Pattern ACCOUNT_KEY =
      Pattern.compile("(?<![\\w+/])(?<!sha512-)[A-Za-z0-9+/]{86}==(?!=)");

  /** What is shorter is part of other words. */
  private static final int SHORTEST = 6;

  /** What the compiler and packaging make, and what the build itself keeps there. */
  private static final Set<String> NOT_WRITTEN_BY_TESTS =
      Set.of("classes", "test-classes", "generated-sources", "generated-test-sources", "jqwik");

  private static final Pattern TEXT_FILE =
      Pattern.compile(".*\\.(txt|xml|log|json|jsonl|md|csv|out|err|db|properties|html|dump\\w*)");

  private final List<String> forms;

  public LeakScanner(Collection<String> secrets) {
    this.forms = secrets.stream().flatMap(LeakScanner::forms).distinct().toList();
  }

  private static Stream<String> forms(String secret) {
    String url = URLEncoder.encode(secret, UTF_8);
    return Stream.concat(
            Stream.of(secret, url, url.replaceAll("%2B", "%2b").replaceAll("%2F", "%2f")),
            IntStream.range(0, 3).mapToObj(offset -> base64(secret, offset)))
        .filter(form -> form.length() >= SHORTEST);
  }

  /** The letters that stand for nothing else, if so many bytes are before it, as a user's name. */
  private static String base64(String secret, int offset) {
    byte[] bytes = ("\0".repeat(offset) + secret).getBytes(UTF_8);
    return Base64.getEncoder()
        .encodeToString(bytes)
        .substring((offset * 8 + 5) / 6, bytes.length * 8 / 6);
  }

  /** What is in the text that must not be, in words that do not show it. */
  public List<String> leaks(String text) {
    Set<String> leaks = new LinkedHashSet<>();
    Matcher signatures = SIGNATURE.matcher(text);
    while (signatures.find()) {
      if (isReal(signatures.group(1))) {
        leaks.add("a signature behind '" + before(text, signatures.start()) + "'");
      }
    }
    Matcher keys = ACCOUNT_KEY.matcher(text);
    while (keys.find()) {
      leaks.add("an account's key behind '" + before(text, keys.start()) + "'");
    }
    for (String form : forms) {
      int at = text.indexOf(form);
      if (at >= 0) {
        leaks.add("a secret behind '" + before(text, at) + "'");
      }
    }
    return List.copyOf(leaks);
  }

  private static String before(String text, int end) {
    return text.substring(Math.max(0, end - 60), end).replaceAll("\\s+", " ");
  }

  private static boolean isReal(String encoded) {
    String value = encoded;
    while (value.indexOf('%') >= 0) {
      value = URLDecoder.decode(value.replace("+", "%2B"), UTF_8);
    }
    String letters = value.replace('-', '+').replace('_', '/');
    if (letters.length() < 43 || INVENTED.startsWith(letters.substring(0, 43))) {
      return false;
    }
    return letters.length() == 43 && Base64.getDecoder().decode(letters).length == SIGNATURE_BYTES;
  }

  /** The files of tests in the directories {@code target} below, with what is in them. */
  public List<String> leaksInTargetsOf(Path directory) {
    List<String> leaks = new ArrayList<>();
    try {
      Files.walkFileTree(directory, new Targets(leaks));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return leaks;
  }

  private final class Targets extends SimpleFileVisitor<Path> {

    private final List<String> leaks;

    Targets(List<String> leaks) {
      this.leaks = leaks;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      String name = directory.getFileName().toString();
      boolean skipped =
          NOT_WRITTEN_BY_TESTS.contains(name) || name.equals(".git") || name.equals("src");
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (isInTarget(file) && TEXT_FILE.matcher(file.getFileName().toString()).matches()) {
        String text = new String(Files.readAllBytes(file), ISO_8859_1);
        leaks(text).forEach(leak -> leaks.add(file + ": " + leak));
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private static boolean isInTarget(Path file) {
    return Stream.iterate(file.getParent(), path -> path != null, Path::getParent)
        .anyMatch(path -> path.endsWith("target"));
  }

  public static void main(String[] arguments) {
    Path directory = Path.of(arguments.length == 0 ? "." : arguments[0]).toAbsolutePath();
    List<String> leaks = new LeakScanner(List.of(AZURITE_KEY)).leaksInTargetsOf(directory);
    leaks.forEach(System.err::println);
    System.err.println(leaks.size() + " secrets in what the tests have written");
    System.exit(leaks.isEmpty() ? 0 : 1);
  }
}
