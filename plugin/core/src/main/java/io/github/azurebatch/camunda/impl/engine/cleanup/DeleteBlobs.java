package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import io.github.azurebatch.camunda.impl.engine.outbox.OutboxCall;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.storage.BlobStorage;
import java.util.ArrayList;
import java.util.List;

/** Deletes the blobs of one output file of a task, some in each Camunda job. */
public record DeleteBlobs(Accounts accounts) implements OutboxCall {

  static final String TYPE = Outbox.TYPE_PREFIX + "delete-blobs";

  /** How many blobs a Camunda job deletes: their calls take some seconds. */
  static final int BLOBS_AT_ONCE = 1_000;

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public boolean make(Fields message) {
    DeclaredOutputFile file = DeclaredOutputFile.from(message);
    BlobStorage storage = accounts.get(file.account()).storage();
    List<String> next = new ArrayList<>();
    BlobDeletion.visit(
        file,
        storage,
        name -> {
          next.add(name);
          return next.size() < BLOBS_AT_ONCE;
        });
    next.forEach(name -> storage.delete(file.container(), name));
    return next.size() < BLOBS_AT_ONCE;
  }
}
