package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.input.Entries;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.input.TextLine;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.impl.engine.variable.task.UploadConditions;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the input {@code outputFiles} in its three forms: text, JSON or maps. */
public final class OutputFilesReader {

  /** What the File Conventions keep of every task. */
  private static final String LOGS = "../std*.txt | kind=TaskLog";

  private static final String NO_FILES = "none";

  private OutputFilesReader() {}

  /** The requested output files; where the model names none, the logs if a SAS allows uploads. */
  public static List<OutputFileRequest> read(Inputs inputs, DefaultDestination destination) {
    Object value = inputs.value(AzureBatchInputs.OUTPUT_FILES);
    if (value == null) {
      return destination.canBeWritten() ? read(LOGS) : List.of();
    }
    return areNone(value)
        ? List.of()
        : inputs.checked(AzureBatchInputs.OUTPUT_FILES, value, OutputFilesReader::read);
  }

  public static List<OutputFileRequest> read(Object value) {
    return Entries.read(
        value,
        line -> request(Fields.of(fields(line))),
        data -> Stream.of(request(Fields.of(data))));
  }

  /** Whether the value says that there are none. */
  public static boolean areNone(Object value) {
    return value instanceof String text && text.strip().equals(NO_FILES);
  }

  /** The fields that a line stands for. */
  public static Map<String, Object> fields(TextLine line) {
    return OutputFileLine.fields(line);
  }

  /** The patterns, and the paths where they have any, of the output files in a model's text. */
  public static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    for (OutputFileRequest request : areNone(text) ? List.<OutputFileRequest>of() : read(text)) {
      names.add(request.pattern().text());
      if (request.path() != null) {
        names.add(request.path());
      }
    }
    return names;
  }

  private static OutputFileRequest request(Fields fields) {
    fields.refuseOthersThan(OutputFileFields.OF_AN_ENTRY);
    Fields destination = fields.nested(OutputFileFields.DESTINATION);
    destination.refuseOthersThan(Set.of(OutputFileFields.CONTAINER));
    Fields container = destination.nested(OutputFileFields.CONTAINER);
    container.refuseOthersThan(OutputFileFields.OF_A_CONTAINER);
    Fields options = fields.nested(OutputFileFields.UPLOAD_OPTIONS);
    options.refuseOthersThan(Set.of(OutputFileFields.UPLOAD_CONDITION));
    String condition = firstOf(OutputFileFields.UPLOAD_CONDITION, fields, options);
    return checked(
        new OutputFileRequest(
            FilePattern.read(fields.text(OutputFileFields.FILE_PATTERN)),
            firstOf(OutputFileFields.PATH, fields, container),
            condition == null ? UploadCondition.TASK_COMPLETION : UploadConditions.parse(condition),
            fields.flag(OutputFileFields.REQUIRED),
            fields.optionalText(OutputFileFields.KIND),
            RequestedDestination.read(fields, container),
            UploadHeaders.read(fields, container)));
  }

  private static OutputFileRequest checked(OutputFileRequest request) {
    if (request.path() != null && request.kind() != null) {
      throw new InvalidInputException(
          "'%s' has both a path and a kind; the kind decides the path"
              .formatted(request.pattern().text()));
    }
    return request;
  }

  private static @Nullable String firstOf(String name, Fields first, Fields second) {
    String text = first.optionalText(name);
    return text == null ? second.optionalText(name) : text;
  }
}
