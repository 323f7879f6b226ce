package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.cleanup.TaskSelection.OneTask;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ContainerBlobs;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.storage.BlobStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Deletes and counts the blobs of one clean-up; a blob that does not exist counts as deleted. */
final class BlobDeletion {

  /** The most blobs of an output file that are deleted at once; a Camunda job deletes the rest. */
  static final int MAX_NOW = 500;

  private final Accounts accounts;
  private final CleanUp cleanUp;
  private int deletedCount;

  BlobDeletion(Accounts accounts, CleanUp cleanUp) {
    this.accounts = accounts;
    this.cleanUp = cleanUp;
  }

  void deleteThoseOfTask(BiConsumer<String, Map<String, ?>> later) {
    if (cleanUp.deleteBlobs() && cleanUp.tasks() instanceof OneTask one) {
      one.task().outputFiles().forEach(file -> delete(file, later));
    }
  }

  private void delete(DeclaredOutputFile file, BiConsumer<String, Map<String, ?>> later) {
    BlobStorage storage = accounts.get(file.account()).storage();
    List<String> first = new ArrayList<>();
    AtomicInteger count = new AtomicInteger();
    visit(
        file,
        storage,
        name -> {
          if (count.getAndIncrement() < MAX_NOW) {
            first.add(name);
          }
          return true;
        });
    first.forEach(name -> storage.delete(file.container(), name));
    if (count.get() > MAX_NOW) {
      later.accept(DeleteBlobs.TYPE, file.toMap());
    }
    deletedCount += count.get();
  }

  /**
   * Shows the names of the blobs that the output file may have written.
   *
   * @param visitor whether to go on after the blob
   */
  static void visit(DeclaredOutputFile file, BlobStorage storage, Predicate<String> visitor) {
    new ContainerBlobs(storage, file.container())
        .visitWhile(
            file.prefix(), blob -> !file.mayHaveWritten(blob.name()) || visitor.test(blob.name()));
  }

  void deleteNamed() {
    cleanUp.files().forEach(file -> file.storage().delete(file.container(), file.path()));
    deletedCount += cleanUp.files().size();
    if (cleanUp.deleteContainer() != null) {
      cleanUp.account().storage().deleteContainer(cleanUp.deleteContainer());
    }
  }

  int deletedCount() {
    return deletedCount;
  }
}
