package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.file.OutputDestination;
import io.github.azurebatch.camunda.impl.batch.file.OutputFile;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.output.BlobClash;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The output files of one task, whose containers and paths are known and which are still to be
 * signed.
 *
 * @param sas signs those without an identity; null where all have one
 * @param clashes those that may overwrite each other's blobs, but need not
 */
public record ResolvedOutputFiles(
    Inputs inputs,
    List<ResolvedOutputFile> files,
    @Nullable UploadSas sas,
    List<BlobClash> clashes) {

  /**
   * @throws InvalidInputException if two of them would certainly write the same blob
   */
  static ResolvedOutputFiles of(
      Inputs inputs, List<ResolvedOutputFile> files, @Nullable UploadSas sas) {
    List<BlobClash> clashes =
        BlobClash.among(files.stream().map(ResolvedOutputFile::declared).toList());
    clashes.forEach(ResolvedOutputFiles::refuseCertain);
    return new ResolvedOutputFiles(inputs, List.copyOf(files), sas, clashes);
  }

  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** What is kept of them with the task. */
  public List<DeclaredOutputFile> declared() {
    return files.stream().map(ResolvedOutputFile::declared).toList();
  }

  /**
   * What is sent, with fresh signatures.
   *
   * @throws InvalidInputException if no signature can last as long as needed
   */
  public SignedOutputFiles sign(NeededLifetime needed) {
    Duration lifetime = sas == null ? null : sas.lifetime(needed);
    return new SignedOutputFiles(
        inputs.checked(
            AzureBatchInputs.OUTPUT_FILES,
            files,
            all -> all.stream().map(file -> sent(file, lifetime)).toList()),
        lifetime);
  }

  private OutputFile sent(ResolvedOutputFile file, @Nullable Duration lifetime) {
    DeclaredOutputFile declared = file.declared();
    return new OutputFile(
        declared.pattern().text(),
        destination(file, lifetime),
        declared.path(),
        declared.condition(),
        file.request().uploadHeaders());
  }

  private OutputDestination destination(ResolvedOutputFile file, @Nullable Duration lifetime) {
    String identity = file.request().destination().identity();
    BlobLocation container = file.container();
    return identity == null
        ? new OutputDestination.Signed(
            Objects.requireNonNull(sas).sign(container, Objects.requireNonNull(lifetime)))
        : new OutputDestination.Identity(
            container.storage().containerUrl(container.container()), identity);
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
