package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.storage.StoredBlob;

/** A blob that a task left in the storage of a configured account. */
public record ArrivedBlob(String account, StoredBlob blob) {

  /** Whether it has that name and lies where the output file goes. */
  public boolean isAt(DeclaredOutputFile declared, String blobName) {
    return account.equals(declared.account())
        && blob.container().equals(declared.container())
        && blob.name().equals(blobName);
  }

  boolean mayBeOf(DeclaredOutputFile declared) {
    return account.equals(declared.account())
        && blob.container().equals(declared.container())
        && declared.mayHaveWritten(blob.name());
  }
}
