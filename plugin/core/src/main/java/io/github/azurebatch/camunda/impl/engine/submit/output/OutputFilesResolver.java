package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.file.OutputDestination;
import io.github.azurebatch.camunda.impl.batch.file.OutputFile;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.variable.ContainerSas;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import io.github.azurebatch.camunda.storage.BlobPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives the declared output files their container, their path and a freshly signed URL. */
public final class OutputFilesResolver {

  /** What the File Conventions keep of every task. */
  private static final String LOGS = "../std*.txt | kind=TaskLog";

  private static final String NO_FILES = "none";

  private final Accounts accounts;
  private final Inputs inputs;

  public OutputFilesResolver(Accounts accounts, Inputs inputs) {
    this.accounts = accounts;
    this.inputs = inputs;
  }

  public OutputFiles resolve(
      OutputPath path, DefaultDestination destination, Supplier<NeededLifetime> needed) {
    List<OutputFileRequest> requests = requests(destination);
    if (requests.isEmpty()) {
      return OutputFiles.NONE;
    }
    // what is wrong with the grant is said of it, not of the output files
    Grant grant =
        requests.stream().anyMatch(OutputFilesResolver::isSigned)
            ? new Grant(destination.sas(), destination.lifetime(needed.get()))
            : null;
    if (requests.stream().anyMatch(request -> request.destination().containerUrl() == null)) {
      destination.container();
    }
    return inputs.checked("outputFiles", requests, read -> resolve(read, path, destination, grant));
  }

  /** As the model has them; without, the logs, if there is anything to upload them with. */
  private List<OutputFileRequest> requests(DefaultDestination destination) {
    Object value = inputs.value("outputFiles");
    if (value == null) {
      return destination.canBeWritten() ? OutputFilesReader.read(LOGS) : List.of();
    }
    return value.toString().trim().equals(NO_FILES)
        ? List.of()
        : inputs.checked("outputFiles", value, OutputFilesReader::read);
  }

  private static boolean isSigned(OutputFileRequest request) {
    return request.destination().identity() == null;
  }

  private OutputFiles resolve(
      List<OutputFileRequest> requests,
      OutputPath path,
      DefaultDestination otherwise,
      @Nullable Grant grant) {
    List<DeclaredOutputFile> declared = new ArrayList<>();
    List<OutputFile> sent = new ArrayList<>();
    for (OutputFileRequest request : requests) {
      BlobLocation container = container(request.destination(), otherwise);
      DeclaredOutputFile file = declare(request, container, path.of(request));
      declared.add(file);
      sent.add(sent(file, destination(request, container, grant)));
    }
    return OutputFiles.of(declared, sent, grant == null ? null : grant.lifetime());
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

  private static OutputDestination destination(
      OutputFileRequest request, BlobLocation container, @Nullable Grant grant) {
    String identity = request.destination().identity();
    return identity == null
        ? new OutputDestination.Signed(Objects.requireNonNull(grant).sign(container))
        : new OutputDestination.Identity(
            container.storage().containerUrl(container.container()), identity);
  }

  private static OutputFile sent(DeclaredOutputFile file, OutputDestination destination) {
    return new OutputFile(
        file.pattern().text(), destination, file.path(), file.condition(), file.uploadHeaders());
  }

  /** What signatures are made with, and for how long. */
  private record Grant(ContainerSas sas, Duration lifetime) {

    SignedUrl sign(BlobLocation place) {
      String policy = sas.accessPolicy();
      if (policy == null) {
        return place.storage().signContainer(place.container(), sas.permissions(), lifetime);
      }
      requireContainerOf(policy, place);
      return place.storage().signContainer(place.container(), policy, lifetime);
    }

    private void requireContainerOf(String policy, BlobLocation place) {
      if (!place.account().equals(sas.account()) || !place.container().equals(sas.container())) {
        throw new InvalidInputException(
            "the SAS names the stored access policy '%s' of container '%s' and allows nothing in container '%s'; use a SAS without accessPolicy, or an identity"
                .formatted(policy, sas.container(), place.container()));
      }
    }
  }
}
