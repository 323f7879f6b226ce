package io.github.azurebatch.camunda.impl.engine.outcome.log;

/** A log in the directory of an Azure Batch task. */
public enum LogFile {
  STDOUT("stdout.txt", "stdout"),
  STDERR("stderr.txt", "stderr"),
  /** What the service uploaded; exists only if it tried. */
  FILE_UPLOAD_OUT("fileuploadout.txt", "fileUploadOut"),
  /** What the service could not upload: a line of JSON for each file. */
  FILE_UPLOAD_ERR("fileuploaderr.txt", "fileUploadErr");

  private final String fileName;
  private final String field;

  LogFile(String fileName, String field) {
    this.fileName = fileName;
    this.field = field;
  }

  /** Its name in the task's directory. */
  String fileName() {
    return fileName;
  }

  /** The field of {@code batchError} with the end of the log. */
  public String field() {
    return field;
  }

  /** Whether the service writes it while it uploads output files. */
  boolean isOfUpload() {
    return this == FILE_UPLOAD_OUT || this == FILE_UPLOAD_ERR;
  }
}
