package io.github.azurebatch.camunda.local.impl.node.transfer.upload;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurebatch.camunda.local.impl.node.transfer.StorageAccess;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferContext;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads the output files of a task whose command line has ended.
 *
 * <p>Documented: the patterns, the conditions, that a pattern without a wildcard takes the path as
 * the blob's name and one with a wildcard as a virtual directory, that no path means the root of
 * the container, the failure codes, the log files that exist only if an upload was attempted, and
 * the message of {@code FileUploadContainerNotFound}. Inferred: that a pattern without a match is
 * no error, that blobs are overwritten, that directories below the pattern's fixed part are kept,
 * that the other files are uploaded after one failed, that the first failure is the one reported,
 * and the other codes' categories and messages.
 */
public final class OutputFiles {

  private static final Logger LOG = LoggerFactory.getLogger(OutputFiles.class);

  private final StorageAccess storage;
  private final Clock clock;
  private final UploadListener listener;

  /**
   * @param listener is told of each blob, before the task is completed
   */
  public OutputFiles(StorageAccess storage, Clock clock, UploadListener listener) {
    this.storage = storage;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Uploads what the exit code's conditions ask for.
   *
   * @param outputFiles the task's {@code outputFiles}; may be missing
   * @return the first failure, if any
   */
  public Optional<TransferException> upload(
      JsonNode outputFiles, TransferContext context, int exitCode) throws InterruptedException {
    Path taskDirectory = context.taskDirectory();
    try {
      List<ResolvedMapping> mappings = resolve(outputFiles, context, exitCode);
      return mappings.isEmpty() ? Optional.empty() : uploadAll(mappings, context);
    } catch (IOException e) {
      LOG.warn("Output files below {} could not be read", taskDirectory, e);
      return Optional.of(UploadFailure.MISC_ERROR.about(taskDirectory + ": " + e));
    } catch (IllegalArgumentException e) {
      // Its message is not shown: it may quote the URL, with its signature.
      return Optional.of(
          UploadFailure.MISC_ERROR.about(
              "a containerUrl is not a container's URL, or a filePattern is not one"));
    }
  }

  private static List<ResolvedMapping> resolve(
      JsonNode outputFiles, TransferContext context, int exitCode) {
    return StreamSupport.stream(outputFiles.spliterator(), false)
        .map(OutputFile::of)
        .filter(outputFile -> outputFile.condition().appliesTo(exitCode))
        .map(outputFile -> ResolvedMapping.of(outputFile, context))
        .toList();
  }

  private Optional<TransferException> uploadAll(
      List<ResolvedMapping> mappings, TransferContext context)
      throws IOException, InterruptedException {
    UploadLog log = UploadLog.open(context, clock);
    log.resolved(mappings);
    List<TransferException> failures = new ArrayList<>();
    for (ResolvedMapping mapping : mappings) {
      failures.addAll(new Upload(mapping, storage, context, log, listener).run());
    }
    return failures.stream().findFirst();
  }
}
