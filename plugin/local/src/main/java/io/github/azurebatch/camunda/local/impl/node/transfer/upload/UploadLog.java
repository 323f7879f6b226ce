package io.github.azurebatch.camunda.local.impl.node.transfer.upload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.node.transfer.StorageFailure;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferContext;
import io.github.azurebatch.camunda.local.impl.os.ConfinedDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/**
 * The files {@code fileuploadout.txt} and {@code fileuploaderr.txt} in a task's directory.
 *
 * <p>Their lines have the form that users of the real service have published. As there, the second
 * one quotes container URLs with their signatures: it never leaves the task's directory unless the
 * task uploads it. Inferred: one line of JSON for each file that failed, and an empty file if none
 * did; and the end of the storage client's line. Nothing was ever published of what the real node
 * writes of a file that it uploaded, so this one writes nothing either: only the times at which it
 * came to each pattern can be seen.
 */
final class UploadLog {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS").withZone(ZoneOffset.UTC);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ConfinedDirectory node;
  private final Path out;
  private final Path err;
  private final Clock clock;

  private UploadLog(TransferContext context, Clock clock) {
    this.node = context.node();
    this.out = context.taskDirectory().resolve("fileuploadout.txt");
    this.err = context.taskDirectory().resolve("fileuploaderr.txt");
    this.clock = clock;
  }

  static UploadLog open(TransferContext context, Clock clock) throws IOException {
    UploadLog log = new UploadLog(context, clock);
    log.node.createFile(log.out);
    log.node.createFile(log.err);
    log.say(
        "System default encoding=utf-8, filesystem encoding=utf-8, default locale encoding=UTF-8");
    return log;
  }

  void resolved(List<ResolvedMapping> mappings) throws IOException {
    say("Resolved mappings: " + mappings);
  }

  void uploadingAll(ResolvedMapping mapping) throws IOException {
    say("Uploading all files matching pattern " + mapping.pattern());
  }

  void failed(ResolvedMapping mapping, Path file, StorageFailure failure) throws IOException {
    ObjectNode line =
        JSON.createObjectNode()
            .put("code", failure.code())
            .put("user_error", failure.status() >= 400 && failure.status() < 500)
            .put("pattern", mapping.outputFile().filePattern())
            .put("file", file.toString())
            .put("destination", mapping.outputFile().containerUrl().toString());
    append(err, line.toString());
    append(out, refusal(failure));
  }

  /** What the storage client of the real node says, and without a time in front. */
  private String refusal(StorageFailure failure) {
    return "Client-Request-ID=%s Retry policy did not allow for a retry: Server-Timestamp=%s, Server-Request-ID=%s, HTTP status code=%s, Exception=%s."
        .formatted(
            UUID.randomUUID(),
            DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC)),
            UUID.randomUUID(),
            failure.status(),
            failure.code());
  }

  private void say(String text) throws IOException {
    append(out, TIME.format(clock.instant()) + " " + text);
  }

  private void append(Path file, String line) throws IOException {
    node.append(file, line + "\n");
  }
}
