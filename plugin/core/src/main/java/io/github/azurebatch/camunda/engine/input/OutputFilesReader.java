package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.batch.UploadCondition;
import io.github.azurebatch.camunda.engine.output.FilePattern;
import io.github.azurebatch.camunda.engine.output.UploadConditions;
import io.github.azurebatch.camunda.engine.variable.Fields;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the input {@code outputFiles} in its three forms. */
final class OutputFilesReader {

  private static final Set<String> KNOWN =
      Set.of(
          "filePattern",
          "path",
          "containerUrl",
          "uploadCondition",
          "required",
          "kind",
          "uploadHeaders",
          "destination",
          "uploadOptions");

  private static final String KIND = "kind=";
  private static final String REQUIRED = "required";

  private OutputFilesReader() {}

  static List<OutputFileRequest> read(Object value) {
    return Entries.read(value, OutputFilesReader::fromLine, data -> Stream.of(fromData(data)));
  }

  private static OutputFileRequest fromLine(TextLine line) {
    UploadCondition condition = UploadCondition.TASK_COMPLETION;
    boolean required = false;
    String kind = null;
    for (String option : line.options()) {
      if (option.equals(REQUIRED)) {
        required = true;
      } else if (option.startsWith(KIND)) {
        kind = option.substring(KIND.length()).trim();
      } else {
        condition = UploadConditions.parse(option);
      }
    }
    return request(line.left(), line.right(), condition, required, kind, null, Map.of());
  }

  private static OutputFileRequest fromData(Object data) {
    Fields fields = Fields.of(data);
    fields.refuseOthersThan(KNOWN);
    Fields container = nested(nested(fields, "destination"), "container");
    Fields options = nested(fields, "uploadOptions");
    String condition = firstOf("uploadCondition", fields, options);
    return request(
        fields.text("filePattern"),
        firstOf("path", fields, container),
        condition == null ? UploadCondition.TASK_COMPLETION : UploadConditions.parse(condition),
        fields.flag(REQUIRED),
        fields.optionalText("kind"),
        firstOf("containerUrl", fields, container),
        headers(fields.has("uploadHeaders") ? fields : container));
  }

  private static OutputFileRequest request(
      String pattern,
      @Nullable String path,
      UploadCondition condition,
      boolean required,
      @Nullable String kind,
      @Nullable String containerUrl,
      Map<String, String> headers) {
    if (pattern.isBlank()) {
      throw new InvalidInputException("a file pattern is missing");
    }
    if (path != null && kind != null) {
      throw new InvalidInputException(
          "'%s' has both a path and a kind; the kind decides the path".formatted(pattern));
    }
    return new OutputFileRequest(
        new FilePattern(pattern), path, condition, required, kind, containerUrl, headers);
  }

  private static Fields nested(Fields fields, String name) {
    return fields.has(name) ? Fields.of(fields.value(name)) : Fields.of(Map.of());
  }

  private static @Nullable String firstOf(String name, Fields first, Fields second) {
    String text = first.optionalText(name);
    return text == null ? second.optionalText(name) : text;
  }

  private static Map<String, String> headers(Fields fields) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Object header : fields.list("uploadHeaders")) {
      Fields nameAndValue = Fields.of(header);
      headers.put(nameAndValue.text("name"), nameAndValue.text("value"));
    }
    return headers;
  }
}
