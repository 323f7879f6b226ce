package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.batch.OutputFile;
import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.account.BlobLocation;
import io.github.azurebatch.camunda.engine.output.DeclaredOutputFile;
import io.github.azurebatch.camunda.engine.variable.ContainerSas;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.storage.BlobPath;
import io.github.azurebatch.camunda.storage.BlobStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Gives the declared output files their container, their path and a freshly signed URL. */
final class OutputFilesResolver {

  private final Accounts accounts;
  private final Inputs inputs;

  OutputFilesResolver(Accounts accounts, Inputs inputs) {
    this.accounts = accounts;
    this.inputs = inputs;
  }

  /**
   * @param sas asked for only if there are output files
   */
  OutputFiles resolve(OutputPath path, Supplier<ContainerSas> sas) {
    Object value = inputs.value("outputFiles");
    if (value == null) {
      return new OutputFiles(List.of(), List.of(), null);
    }
    ContainerSas granted = sas.get();
    return inputs.checked(
        "outputFiles", value, given -> resolve(OutputFilesReader.read(given), path, granted));
  }

  private OutputFiles resolve(List<OutputFileRequest> requests, OutputPath path, ContainerSas sas) {
    List<DeclaredOutputFile> declared = new ArrayList<>();
    List<OutputFile> signed = new ArrayList<>();
    for (OutputFileRequest request : requests) {
      BlobLocation container = container(request, sas);
      DeclaredOutputFile file = declare(request, container, path.of(request));
      declared.add(file);
      signed.add(sign(file, container.storage(), sas));
    }
    return new OutputFiles(List.copyOf(declared), List.copyOf(signed), sas.lifetime());
  }

  private BlobLocation container(OutputFileRequest request, ContainerSas sas) {
    if (request.containerUrl() == null) {
      BlobStorage storage = accounts.get(sas.account()).storage();
      return new BlobLocation(sas.account(), storage, sas.container(), "");
    }
    return accounts
        .locate(request.containerUrl())
        .filter(location -> location.path().isEmpty())
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "'%s' is not the unsigned URL of a container of a configured account"
                        .formatted(request.containerUrl())));
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

  private static OutputFile sign(DeclaredOutputFile file, BlobStorage storage, ContainerSas sas) {
    return new OutputFile(
        file.pattern().text(),
        storage.signContainer(file.container(), sas.permissions(), sas.lifetime()),
        file.path(),
        file.condition(),
        file.uploadHeaders());
  }
}
