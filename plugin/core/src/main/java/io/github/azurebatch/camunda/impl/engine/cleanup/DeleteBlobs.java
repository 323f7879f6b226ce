package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import io.github.azurebatch.camunda.impl.engine.outbox.OutboxCall;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.storage.BlobStorage;

/** Deletes the blobs of one output file of a task. */
public record DeleteBlobs(Accounts accounts) implements OutboxCall {

  static final String TYPE = Outbox.TYPE_PREFIX + "delete-blobs";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public void make(Fields message) {
    DeclaredOutputFile file = DeclaredOutputFile.from(message);
    BlobStorage storage = accounts.get(file.account()).storage();
    BlobDeletion.namesOf(file, storage).forEach(name -> storage.delete(file.container(), name));
  }
}
