package io.github.azurebatch.camunda.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The BOM has each module that is published with a jar, and nothing else. */
class BomIT {

  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.+)</artifactId>");
  private static final Pattern OF_THE_PARENT = Pattern.compile("(?s)<parent>.*?</parent>");

  @Test
  void managesWhatIsPublished() throws IOException {
    String bom = Files.readString(ROOT.resolve("plugin/bom/pom.xml"));

    assertThat(
            artifacts(
                bom.substring(
                    bom.indexOf("<dependencyManagement>"), bom.indexOf("</dependencyManagement>"))))
        .hasSizeGreaterThan(5)
        .isEqualTo(published());
  }

  private static Set<String> published() throws IOException {
    Set<String> published = new TreeSet<>();
    List<String> unpublished = new ArrayList<>();
    for (String module : all(MODULE, Files.readString(ROOT.resolve("pom.xml")))) {
      String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
      boolean hasJar =
          !pom.contains("<packaging>pom</packaging>")
              || pom.contains("<goal>attach-artifact</goal>");
      if (pom.contains("<unpublished>true</unpublished>")) {
        unpublished.add(module);
      } else if (hasJar && unpublished.stream().noneMatch(above -> module.startsWith(above))) {
        published.add(all(ARTIFACT, OF_THE_PARENT.matcher(pom).replaceFirst("")).get(0));
      }
    }
    return published;
  }

  private static Set<String> artifacts(String text) {
    return new TreeSet<>(all(ARTIFACT, text));
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }
}
