package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.storage.BlobPath;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives the requested output files their container and their path. */
public final class OutputFilesResolver {

  /**
   * Checks all that can be checked without the job: what is wrong by itself costs no call.
   *
   * @param destination of those that name none
   * @param own the lifetime that signatures need by the task's own inputs
   * @throws InvalidInputException if a container, a path or the SAS is wrong
   */
  public ResolvedOutputFiles resolve(
      Inputs inputs,
      List<OutputFileRequest> requests,
      OutputPath path,
      DefaultDestination destination,
      NeededLifetime own) {
    // a wrong SAS and a missing container are reported for their own inputs
    UploadSas sas =
        requests.stream().anyMatch(OutputFilesResolver::isSigned) ? destination.sas() : null;
    if (sas != null) {
      sas.lifetime(own);
    }
    BlobLocation container =
        requests.stream().anyMatch(request -> request.destination().containerUrl() == null)
            ? destination.container()
            : null;
    return inputs.checked(
        AzureBatchInputs.OUTPUT_FILES,
        requests,
        all ->
            ResolvedOutputFiles.of(
                inputs,
                all.stream()
                    .map(request -> resolve(inputs, request, path, container, sas))
                    .toList(),
                sas));
  }

  private static boolean isSigned(OutputFileRequest request) {
    return request.destination().identity() == null;
  }

  private static ResolvedOutputFile resolve(
      Inputs inputs,
      OutputFileRequest request,
      OutputPath path,
      @Nullable BlobLocation otherwise,
      @Nullable UploadSas sas) {
    BlobLocation container = container(inputs, request.destination(), otherwise);
    // what an identity writes is signed by nobody who would check it
    inputs.granted().requireContainer(container.account(), container.container());
    if (sas != null && isSigned(request)) {
      sas.requireAllows(container);
    }
    return new ResolvedOutputFile(
        request, declare(request, container, path.of(request)), container);
  }

  private static BlobLocation container(
      Inputs inputs, RequestedDestination requested, @Nullable BlobLocation otherwise) {
    if (requested.containerUrl() != null) {
      return located(inputs, requested.containerUrl());
    }
    BlobLocation container = Objects.requireNonNull(otherwise);
    return requested.container() == null
        ? container
        : new BlobLocation(container.account(), container.storage(), requested.container(), "");
  }

  private static BlobLocation located(Inputs inputs, String containerUrl) {
    return inputs
        .granted()
        .accounts()
        .locate(containerUrl)
        .filter(location -> location.path().isEmpty())
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "'%s' is not the unsigned URL of a container of a configured account"
                        .formatted(containerUrl)));
  }

  private static DeclaredOutputFile declare(
      OutputFileRequest request, BlobLocation container, String path) {
    return new DeclaredOutputFile(
        request.pattern(),
        container.account(),
        container.container(),
        path.isEmpty() && request.pattern().hasWildcard() ? path : BlobPath.check(path),
        request.condition(),
        request.required());
  }
}
