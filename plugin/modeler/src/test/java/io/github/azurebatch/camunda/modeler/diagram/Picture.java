package io.github.azurebatch.camunda.modeler.diagram;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The picture of a diagram, in a file beside it.
 *
 * <p>It names the text of the diagram that it was made of. To draw it again and compare would need
 * the same browser with the same fonts.
 */
record Picture(Path diagram) {

  private static final Pattern MARKER = Pattern.compile("(?<=id=\"|#)marker-\\w+");
  private static final Pattern SOURCE = Pattern.compile("<!-- of .* with SHA-256 (\\w+) -->");

  Path file() {
    return diagram.resolveSibling(diagram.getFileName().toString().replace(".bpmn", ".svg"));
  }

  boolean isUpToDate() throws IOException {
    return Files.exists(file())
        && SOURCE
            .matcher(Files.readString(file()))
            .results()
            .anyMatch(source -> source.group(1).equals(hash()));
  }

  void write(String svg) throws IOException {
    // without a background it could not be read on a dark page
    String source =
        "<!-- of %s with SHA-256 %s -->\n<svg style=\"background: #fff\""
            .formatted(diagram.getFileName(), hash());
    Files.writeString(
        file(), withMarkersInOrder(svg).replaceFirst("<svg", source).replace("\r\n", "\n") + "\n");
  }

  /** The modeler gives them random names. */
  private static String withMarkersInOrder(String svg) {
    Map<String, String> names = new LinkedHashMap<>();
    return MARKER
        .matcher(svg)
        .replaceAll(
            (MatchResult marker) ->
                names.computeIfAbsent(marker.group(), name -> "marker-" + (names.size() + 1)));
  }

  private String hash() {
    try {
      String text = Files.readString(diagram).replace("\r\n", "\n");
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return diagram.getFileName().toString();
  }
}
