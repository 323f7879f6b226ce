package io.github.azurebatch.camunda.engine.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.batch.UploadCondition;
import io.github.azurebatch.camunda.engine.output.FilePattern;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputFilesReaderTest {

  private static final OutputFileRequest WANTED =
      new OutputFileRequest(
          new FilePattern("*.txt"),
          "out",
          UploadCondition.TASK_SUCCESS,
          true,
          null,
          null,
          Map.of());

  @Test
  void readsTextWithALineForEach() {
    assertThat(OutputFilesReader.read("*.txt -> out | tasksuccess | required\nb.log"))
        .containsExactly(WANTED, plain("b.log"));
  }

  @Test
  void readsJsonInTheShapeOfTheRestApi() {
    String json =
        """
        [{"filePattern": "*.txt",
          "destination": {"container": {"path": "out"}},
          "uploadOptions": {"uploadCondition": "TaskSuccess"},
          "required": true},
         {"filePattern": "b.log"}]
        """;

    assertThat(OutputFilesReader.read(json)).containsExactly(WANTED, plain("b.log"));
  }

  @Test
  void readsAListOfMaps() {
    List<Map<String, Object>> maps =
        List.of(
            Map.of(
                "filePattern", "*.txt",
                "path", "out",
                "uploadCondition", "tasksuccess",
                "required", true),
            Map.of("filePattern", "b.log"));

    assertThat(OutputFilesReader.read(maps)).containsExactly(WANTED, plain("b.log"));
  }

  @Test
  void readsTheContainerAndTheUploadHeadersOfTheRestApi() {
    String json =
        """
        {"filePattern": "a",
         "destination": {"container": {
           "containerUrl": "https://s.test/c",
           "uploadHeaders": [{"name": "x-ms-blob-content-type", "value": "text/csv"}]}}}
        """;

    OutputFileRequest request = OutputFilesReader.read(json).get(0);

    assertThat(request.containerUrl()).isEqualTo("https://s.test/c");
    assertThat(request.uploadHeaders()).containsEntry("x-ms-blob-content-type", "text/csv");
  }

  @Test
  void takesAPatternThatBeginsWithABracketForAPattern() {
    assertThat(OutputFilesReader.read("[abc]*.txt")).containsExactly(plain("[abc]*.txt"));
  }

  @Test
  void readsAKindInPlaceOfAPath() {
    OutputFileRequest request = OutputFilesReader.read("a | kind=TaskLog").get(0);

    assertThat(request.kind()).isEqualTo("TaskLog");
    assertThat(request.path()).isNull();
  }

  private static OutputFileRequest plain(String pattern) {
    return new OutputFileRequest(
        new FilePattern(pattern),
        null,
        UploadCondition.TASK_COMPLETION,
        false,
        null,
        null,
        Map.of());
  }
}
