package io.github.azurebatch.camunda.impl.engine.submit.output;

import java.util.Set;
import java.util.TreeSet;

/** The fields of an entry of {@code outputFiles}: the REST API's, and short forms of them. */
final class OutputFileFields {

  static final String FILE_PATTERN = "filePattern";
  static final String PATH = "path";
  static final String REQUIRED = "required";
  static final String KIND = "kind";
  static final String CONTAINER = "container";
  static final String CONTAINER_URL = "containerUrl";
  static final String IDENTITY = "identity";
  static final String IDENTITY_REFERENCE = "identityReference";
  static final String UPLOAD_HEADERS = "uploadHeaders";
  static final String UPLOAD_CONDITION = "uploadCondition";

  /** The REST API has the container below the destination, and the condition below the options. */
  static final String DESTINATION = "destination";

  static final String UPLOAD_OPTIONS = "uploadOptions";

  static final Set<String> OF_AN_ENTRY =
      withHeaders(
          FILE_PATTERN,
          PATH,
          REQUIRED,
          KIND,
          CONTAINER,
          CONTAINER_URL,
          IDENTITY,
          IDENTITY_REFERENCE,
          UPLOAD_HEADERS,
          UPLOAD_CONDITION,
          DESTINATION,
          UPLOAD_OPTIONS);

  static final Set<String> OF_A_CONTAINER =
      Set.of(PATH, CONTAINER_URL, IDENTITY_REFERENCE, UPLOAD_HEADERS);

  /** What a line of text has with a value, as {@code name=value}. */
  static final Set<String> OF_A_LINE = withHeaders(KIND, CONTAINER, IDENTITY);

  private OutputFileFields() {}

  private static Set<String> withHeaders(String... names) {
    Set<String> all = new TreeSet<>(UploadHeaders.SHORT_NAMES.keySet());
    all.addAll(Set.of(names));
    return all;
  }
}
