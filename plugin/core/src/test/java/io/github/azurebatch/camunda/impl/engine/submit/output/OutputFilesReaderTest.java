package io.github.azurebatch.camunda.impl.engine.submit.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFilesReaderTest {

  private static final String IDENTITY =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/writer";

  private static final OutputFileRequest WANTED =
      new OutputFileRequest(
          new FilePattern("*.txt"),
          "out",
          UploadCondition.TASK_SUCCESS,
          true,
          null,
          RequestedDestination.DEFAULT,
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

    assertThat(request.destination().containerUrl()).isEqualTo("https://s.test/c");
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

  @Test
  void readsContainerIdentityAndHeadersOfALine() {
    OutputFileRequest request =
        OutputFilesReader.read(
                "a.csv | container=logs | identity="
                    + IDENTITY
                    + " | contentType=text/csv; charset=utf-8 | cacheControl=no-store")
            .get(0);

    assertThat(request.destination()).isEqualTo(new RequestedDestination("logs", null, IDENTITY));
    assertThat(request.uploadHeaders())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "x-ms-blob-content-type", "text/csv; charset=utf-8",
                "x-ms-blob-cache-control", "no-store"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'filePattern': 'a', 'identity': '%s'}",
        "{'filePattern': 'a', 'identityReference': {'resourceId': '%s'}}",
        "{'filePattern': 'a', 'destination': {'container': {'identityReference': {'resourceId': '%s'}}}}"
      })
  void readsAnIdentityInEachForm(String json) {
    String identified = json.formatted(IDENTITY).replace('\'', '"');

    assertThat(OutputFilesReader.read(identified).get(0).destination().identity())
        .isEqualTo(IDENTITY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a | colour=red; 'colour=red' is unknown",
        "a | container=Upper; Upper",
        "a | tasksuccess | taskfailure; two values of 'uploadCondition'",
        "a | kind=TaskLog | kind=TaskOutput; two values of 'kind'",
        "a | identity=me; resource id",
        "{\"filePattern\":\"a\",\"container\":\"ccc\",\"containerUrl\":\"https://s.test/c\"}; both",
        "{\"filePattern\":\"a\",\"uploadHeaders\":[{\"name\":\"x-ms-version\",\"value\":\"1\"}]}; x-ms-version",
        "{\"filePattern\":\"a\",\"contentType\":\"a\\nb\"}; control character",
        "{\"filePattern\":\"a\",\"destination\":{\"path\":\"b\"}}; path",
        "{\"filePattern\":\"a\",\"uploadOptions\":{\"condition\":\"b\"}}; condition",
      })
  void refusesWhatItDoesNotKnow(String wrong, String said) {
    assertThatThrownBy(() -> OutputFilesReader.read(wrong))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(said.replace("'colour=red'", "the option 'colour=red'"));
  }

  private static OutputFileRequest plain(String pattern) {
    return new OutputFileRequest(
        new FilePattern(pattern),
        null,
        UploadCondition.TASK_COMPLETION,
        false,
        null,
        RequestedDestination.DEFAULT,
        Map.of());
  }

  @Test
  void readsAListOfLinesAndMaps() {
    assertThat(
            OutputFilesReader.read(
                List.of("*.txt -> out | tasksuccess | required", Map.of("filePattern", "b.log"))))
        .containsExactly(WANTED, plain("b.log"));
    assertThat(OutputFilesReader.read("[\"a.txt\", \"b.txt\\nc.txt\"]"))
        .containsExactly(plain("a.txt"), plain("b.txt"), plain("c.txt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{item.f} | required", "{index}.txt", "[ab].txt", "[{item.f}].txt", "[!a]*"})
  void takesALineThatBeginsWithABracketForALine(String line) {
    assertThat(OutputFilesReader.read(line))
        .extracting(request -> request.pattern().text())
        .containsExactly(line.replace(" | required", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"filePattern\":\"a\"}\n{\"filePattern\":\"b\"}",
        "{filePattern: 'a'}",
        "[{\"filePattern\":\"a\"}] trailing",
        "[\"a\", ",
        "{\"filePattern\":\"a\",\"filePattern\":\"b\"}"
      })
  void refusesJsonThatIsNotWholeAndSaysWhere(String text) {
    assertThatThrownBy(() -> OutputFilesReader.read(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no JSON")
        .hasMessageContaining("(line ");
  }

  @Test
  void skipsAByteOrderMarkBeforeJson() {
    assertThat(OutputFilesReader.read("\uFEFF[{\"filePattern\": \"b.log\"}]"))
        .containsExactly(plain("b.log"));
  }
}
