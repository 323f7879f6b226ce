package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.file.OutputFile;
import io.github.azurebatch.camunda.impl.engine.output.BlobClash;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output files of one task.
 *
 * @param declared what is kept, without signatures
 * @param sent what is sent
 * @param sasLifetime how long the signatures last; null where nothing was signed
 * @param clashes those that may overwrite each other's blobs, but need not
 */
public record OutputFiles(
    List<DeclaredOutputFile> declared,
    List<OutputFile> sent,
    @Nullable Duration sasLifetime,
    List<BlobClash> clashes) {

  static final OutputFiles NONE = new OutputFiles(List.of(), List.of(), null, List.of());

  /**
   * @throws InvalidInputException if two of them would certainly write the same blob
   */
  static OutputFiles of(
      List<DeclaredOutputFile> declared, List<OutputFile> sent, @Nullable Duration sasLifetime) {
    List<BlobClash> clashes = BlobClash.among(declared);
    clashes.forEach(OutputFiles::refuseCertain);
    return new OutputFiles(List.copyOf(declared), List.copyOf(sent), sasLifetime, clashes);
  }

  private static void refuseCertain(BlobClash clash) {
    if (clash.certain()) {
      throw new InvalidInputException(
          "'%s' and '%s' would both write '%s' in container '%s'%s"
              .formatted(
                  clash.first().pattern().text(),
                  clash.second().pattern().text(),
                  clash.blob(),
                  clash.first().container(),
                  wayOut(clash)));
    }
  }

  private static String wayOut(BlobClash clash) {
    return clash.first().pattern().hasWildcard() && clash.second().pattern().hasWildcard()
        ? ", for instance: whatever one of them matches the other one matches as well. Leave that one out, or give it another path"
        : "; give one of them another path";
  }
}
