package io.github.azurebatch.camunda.modeler.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.modeler.browser.ModelerExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Draws the pictures that are not up to date; no test, but a command that runs as one. */
class DrawPictures {

  @RegisterExtension static final ModelerExtension browser = new ModelerExtension();

  @Test
  void ofDiagramsThatHaveChanged() throws IOException {
    List<Picture> pictures = DiagramsTest.pictures().toList();
    for (Picture picture : pictures) {
      if (!picture.isUpToDate()) {
        browser.modeler().open(Files.readString(picture.diagram()));
        picture.write(browser.modeler().svg());
      }
      assertThat(picture.isUpToDate()).isTrue();
    }
  }
}
