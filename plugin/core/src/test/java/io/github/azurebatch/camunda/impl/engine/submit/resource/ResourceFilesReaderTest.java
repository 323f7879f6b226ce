package io.github.azurebatch.camunda.impl.engine.submit.resource;

import static io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts.STORAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.file.ResourceFile;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import io.github.azurebatch.camunda.impl.engine.mark.GivenMarks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceFilesReaderTest {

  private final ResourceFilesReader reader =
      new ResourceFilesReader(GivenInputs.granted(), GivenMarks.trusting(), Duration.ofHours(1));

  @ParameterizedTest
  @CsvSource({
    "https://mystorage.blob.core.windows.net/cont/dir/my%20file.txt, my file.txt",
    "https://mystorage.blob.core.windows.net/cont/gr%C3%B6%C3%9Fe%7B1%7D.txt, größe{1}.txt",
    "HTTPS://MyStorage.Blob.Core.Windows.Net/cont/a.txt, a.txt",
    "https://else.where/a%20b/c%2Bd.txt?x=1/2, c+d.txt",
    "https://else.where/a%2Fb.txt, b.txt"
  })
  void callAFileAsItIsCalledThere(String url, String path) {
    assertThat(reader.read(url)).extracting(ResourceFilesReaderTest::path).containsExactly(path);
    assertThat(reader.read(List.of(Map.of("httpUrl", url))))
        .extracting(ResourceFilesReaderTest::path)
        .containsExactly(path);
  }

  @Test
  void callAFileAsItIsCalledThereWhereNothingFollowsTheArrow() {
    assertThat(reader.read("https://else.where/a.txt -> "))
        .extracting(ResourceFilesReaderTest::path)
        .containsExactly("a.txt");
  }

  @Test
  void signWhatLiesInAConfiguredAccountWhateverItsCase() {
    assertThat(reader.read("HTTPS://MyStorage.Blob.Core.Windows.Net/cont/a.txt"))
        .singleElement()
        .isInstanceOfSatisfying(
            ResourceFile.Blob.class,
            blob -> assertThat(blob.httpUrl().value().toString()).contains("/cont/a.txt?", "sig="));
  }

  @Test
  void refusesAUrlWithAPasswordWithoutShowingIt() {
    assertThatThrownBy(() -> reader.read("https://me:secret@else.where/a.txt"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("else.where")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://else.where/{name}.txt",
        "https://else.where/a b.txt",
        "https://else.where/100%.txt",
        "https://mystorage.blob.core.windows.net/cont/100%.txt",
        "https://else.where/a|b",
        "https:///a.txt",
        "https://",
        "http:a.txt",
        "ftp://else.where/a.txt",
        "a.txt",
        "/a.txt",
        "https://else.where/",
        "https://else.where",
        "https://else.where/..",
        "https://else.where/a%2F"
      })
  void refuseWhatIsNoUrlOfAFile(String url) {
    assertThatThrownBy(() -> reader.read(List.of(Map.of("httpUrl", url))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'" + url + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mystorage.blob.core.windows.net/cont/prefix",
        "https://mystorage.blob.core.windows.net/cont?restype=container",
        "https://mystorage.blob.core.windows.net/My Container",
        "https://mystorage.blob.core.windows.net/",
        "https://else.where/c",
        "{container}"
      })
  void refuseWhatIsNoUrlOfAContainer(String url) {
    assertThatThrownBy(() -> reader.read(List.of(Map.of("storageContainerUrl", url))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'" + url + "'");
  }

  @Test
  void mayBeAListOfLinesAndMaps() {
    assertThat(
            reader.read(
                List.of(
                    STORAGE + "cont/a.txt -> in/a.txt\n" + STORAGE + "cont/b.txt",
                    Map.of("httpUrl", STORAGE + "cont/d.txt", "filePath", "e.txt"),
                    "[\"" + STORAGE + "cont/f.txt\"]")))
        .extracting(ResourceFilesReaderTest::path)
        .containsExactly("in/a.txt", "b.txt", "e.txt", "f.txt");
  }

  @Test
  void areReadWholeOrRefused() {
    String two =
        "{\"httpUrl\":\"%scont/a\"}\n{\"httpUrl\":\"%scont/b\"}".formatted(STORAGE, STORAGE);

    assertThatThrownBy(() -> reader.read(two))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("(line 2, column 1)");
  }

  private static String path(ResourceFile file) {
    if (file instanceof ResourceFile.Blob blob) {
      return blob.filePath();
    }
    return ((ResourceFile.Http) file).filePath();
  }
}
