package io.github.azurebatch.camunda.local.impl.node.transfer.upload;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.ParallelTransferOptions;
import com.azure.storage.blob.options.BlobUploadFromFileOptions;
import io.github.azurebatch.camunda.local.impl.node.transfer.Interruption;
import io.github.azurebatch.camunda.local.impl.node.transfer.StorageAccess;
import io.github.azurebatch.camunda.local.impl.node.transfer.StorageFailure;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferContext;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferException;
import io.github.azurebatch.camunda.local.impl.os.OutsideException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
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
    ResolvedMapping mapping,
    StorageAccess storage,
    TransferContext context,
    UploadLog log,
    UploadListener listener) {

  private static final Logger LOG = LoggerFactory.getLogger(Upload.class);
  private static final long SINGLE_PUT_UP_TO = 64L * 1024 * 1024;

  List<TransferException> run() throws IOException, InterruptedException {
    OutputFile outputFile = mapping.outputFile();
    BlobContainerClient container =
        storage.container(outputFile.authorizedUrl(context.identities()), outputFile.headers());
    log.uploadingAll(mapping);
    List<TransferException> failures = new ArrayList<>();
    try {
      for (Path file : mapping.files(context.node())) {
        upload(file, container).ifPresent(failures::add);
      }
    } catch (OutsideException e) {
      failures.add(outside(mapping.pattern().base()));
    }
    return failures;
  }

  private TransferException outside(Path path) {
    return UploadFailure.OUTSIDE_NODE_DIRECTORY.about(path + " of " + mapping.outputFile());
  }

  private Optional<TransferException> upload(Path file, BlobContainerClient container)
      throws IOException, InterruptedException {
    try {
      Path source = context.node().existing(file);
      return context.node().attributes(source).isRegularFile()
          ? upload(file, source, container)
          : Optional.empty();
    } catch (NoSuchFileException e) {
      // nothing matches, or a link leads nowhere
      return Optional.empty();
    } catch (OutsideException e) {
      return Optional.of(outside(file));
    }
  }

  private Optional<TransferException> upload(Path file, Path source, BlobContainerClient container)
      throws IOException, InterruptedException {
    String blob = mapping.blobName(file);
    try {
      BlobClient client = container.getBlobClient(blob);
      client.uploadFromFileWithResponse(unconditionally(source), storage.timeout(), Context.NONE);
      listener.uploaded(URI.create(StorageFailure.withoutQuery(URI.create(client.getBlobUrl()))));
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
