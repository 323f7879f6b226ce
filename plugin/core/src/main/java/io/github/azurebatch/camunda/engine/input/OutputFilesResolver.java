package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.batch.OutputDestination;
import io.github.azurebatch.camunda.batch.OutputFile;
import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.account.BlobLocation;
import io.github.azurebatch.camunda.engine.output.DeclaredOutputFile;
import io.github.azurebatch.camunda.engine.variable.ContainerSas;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.storage.BlobPath;
import java.util.ArrayList;
import java.util.List;

/** Gives the declared output files their container, their path and a freshly signed URL. */
final class OutputFilesResolver {

  private final Accounts accounts;
  private final Inputs inputs;

  OutputFilesResolver(Accounts accounts, Inputs inputs) {
    this.accounts = accounts;
    this.inputs = inputs;
  }

  OutputFiles resolve(OutputPath path, DefaultDestination destination) {
    Object value = inputs.value("outputFiles");
    if (value == null) {
      return new OutputFiles(List.of(), List.of(), null);
    }
    List<OutputFileRequest> requests =
        inputs.checked("outputFiles", value, OutputFilesReader::read);
    requireGrant(requests, destination);
    return inputs.checked("outputFiles", requests, read -> resolve(read, path, destination));
  }

  /** Said of the input {@code sas}, before anything is said of single files. */
  private static void requireGrant(
      List<OutputFileRequest> requests, DefaultDestination destination) {
    if (requests.stream().anyMatch(request -> request.destination().identity() == null)) {
      destination.sas();
    }
    if (requests.stream().anyMatch(request -> request.destination().containerUrl() == null)) {
      destination.container();
    }
  }

  private OutputFiles resolve(
      List<OutputFileRequest> requests, OutputPath path, DefaultDestination destination) {
    List<DeclaredOutputFile> declared = new ArrayList<>();
    List<OutputFile> sent = new ArrayList<>();
    boolean signed = false;
    for (OutputFileRequest request : requests) {
      BlobLocation container = container(request.destination(), destination);
      DeclaredOutputFile file = declare(request, container, path.of(request));
      declared.add(file);
      sent.add(
          sent(
              file,
              request.destination().identity() == null
                  ? sign(container, destination.sas())
                  : new OutputDestination.Identity(
                      container.storage().containerUrl(container.container()),
                      request.destination().identity())));
      signed |= request.destination().identity() == null;
    }
    return new OutputFiles(
        List.copyOf(declared), List.copyOf(sent), signed ? destination.sas().lifetime() : null);
  }

  private BlobLocation container(RequestedDestination requested, DefaultDestination otherwise) {
    if (requested.containerUrl() != null) {
      return located(requested.containerUrl());
    }
    BlobLocation container = otherwise.container();
    return requested.container() == null
        ? container
        : new BlobLocation(container.account(), container.storage(), requested.container(), "");
  }

  private BlobLocation located(String containerUrl) {
    return accounts
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
        request.required(),
        request.uploadHeaders());
  }

  private static OutputDestination sign(BlobLocation container, ContainerSas sas) {
    return new OutputDestination.Signed(
        container
            .storage()
            .signContainer(container.container(), sas.permissions(), sas.lifetime()));
  }

  private static OutputFile sent(DeclaredOutputFile file, OutputDestination destination) {
    return new OutputFile(
        file.pattern().text(), destination, file.path(), file.condition(), file.uploadHeaders());
  }
}
