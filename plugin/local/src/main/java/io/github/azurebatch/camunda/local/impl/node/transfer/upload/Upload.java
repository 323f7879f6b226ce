package io.github.azurebatch.camunda.local.impl.node.transfer.upload;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.ParallelTransferOptions;
import com.azure.storage.blob.options.BlobUploadFromFileOptions;
import io.github.azurebatch.camunda.local.impl.node.transfer.Interruption;
import io.github.azurebatch.camunda.local.impl.node.transfer.ManagedIdentities;
import io.github.azurebatch.camunda.local.impl.node.transfer.StorageAccess;
import io.github.azurebatch.camunda.local.impl.node.transfer.StorageFailure;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The upload of all files that one output file's pattern matches.
 *
 * <p>Nothing is asked of the container: a signature that only allows to write cannot read.
 */
record Upload(
    ResolvedMapping mapping, StorageAccess storage, ManagedIdentities identities, UploadLog log) {

  private static final Logger LOG = LoggerFactory.getLogger(Upload.class);
  private static final long SINGLE_PUT_UP_TO = 64L * 1024 * 1024;

  List<TransferException> run() throws IOException, InterruptedException {
    OutputFile outputFile = mapping.outputFile();
    BlobContainerClient container =
        storage.container(outputFile.authorizedUrl(identities), outputFile.headers());
    log.uploadingAll(mapping);
    List<TransferException> failures = new ArrayList<>();
    for (Path file : mapping.files()) {
      upload(file, container).ifPresent(failures::add);
    }
    return failures;
  }

  private Optional<TransferException> upload(Path file, BlobContainerClient container)
      throws IOException, InterruptedException {
    String blob = mapping.blobName(file);
    try {
      container
          .getBlobClient(blob)
          .uploadFromFileWithResponse(unconditionally(file), storage.timeout(), Context.NONE);
      LOG.debug("Uploaded {} as {}", file, blob);
      return Optional.empty();
    } catch (RuntimeException e) {
      Interruption.rethrow(e);
      StorageFailure failure = StorageFailure.of(e);
      log.failed(mapping, file, failure);
      return Optional.of(reported(file, blob, failure));
    }
  }

  private TransferException reported(Path file, String blob, StorageFailure failure) {
    String container = StorageFailure.withoutQuery(mapping.outputFile().containerUrl());
    LOG.debug("{} was not uploaded as {} to {}: {}", file, blob, container, failure);
    return UploadFailure.of(failure)
        .about("%s as %s to %s (%s)".formatted(file, blob, container, failure.code()));
  }

  private static BlobUploadFromFileOptions unconditionally(Path file) {
    return new BlobUploadFromFileOptions(file.toString())
        .setParallelTransferOptions(
            new ParallelTransferOptions().setMaxSingleUploadSizeLong(SINGLE_PUT_UP_TO));
  }
}
