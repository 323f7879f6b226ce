package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.input.Entries;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.impl.engine.variable.task.UploadConditions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the input {@code outputFiles} in its three forms: text, JSON or maps. */
public final class OutputFilesReader {

  static final String INPUT = "outputFiles";

  /** What the File Conventions keep of every task. */
  private static final String LOGS = "../std*.txt | kind=TaskLog";

  private static final String NO_FILES = "none";

  private static final Set<String> KNOWN = known();
  private static final Set<String> KNOWN_OF_CONTAINER =
      Set.of("path", "containerUrl", "identityReference", "uploadHeaders");

  private OutputFilesReader() {}

  private static Set<String> known() {
    Set<String> known =
        new LinkedHashSet<>(
            Set.of(
                "filePattern",
                "path",
                "container",
                "containerUrl",
                "identity",
                "identityReference",
                "uploadCondition",
                "required",
                "kind",
                "uploadHeaders",
                "destination",
                "uploadOptions"));
    known.addAll(UploadHeaders.SHORT_NAMES.keySet());
    return Set.copyOf(known);
  }

  /** The requested output files; where the model names none, the logs if a SAS allows uploads. */
  public static List<OutputFileRequest> read(Inputs inputs, DefaultDestination destination) {
    Object value = inputs.value(INPUT);
    if (value == null) {
      return destination.canBeWritten() ? read(LOGS) : List.of();
    }
    return value.toString().trim().equals(NO_FILES)
        ? List.of()
        : inputs.checked(INPUT, value, OutputFilesReader::read);
  }

  public static List<OutputFileRequest> read(Object value) {
    return Entries.read(
        value,
        line -> request(OutputFileLine.fields(line)),
        data -> Stream.of(request(Fields.of(data))));
  }

  private static OutputFileRequest request(Fields fields) {
    fields.refuseOthersThan(KNOWN);
    Fields destination = fields.nested("destination");
    destination.refuseOthersThan(Set.of("container"));
    Fields container = destination.nested("container");
    container.refuseOthersThan(KNOWN_OF_CONTAINER);
    Fields options = fields.nested("uploadOptions");
    options.refuseOthersThan(Set.of("uploadCondition"));
    String condition = firstOf("uploadCondition", fields, options);
    return checked(
        new OutputFileRequest(
            FilePattern.read(fields.text("filePattern")),
            firstOf("path", fields, container),
            condition == null ? UploadCondition.TASK_COMPLETION : UploadConditions.parse(condition),
            fields.flag("required"),
            fields.optionalText("kind"),
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
