package io.github.azurebatch.camunda.impl.engine.steer;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.access.Granted;
import io.github.azurebatch.camunda.impl.engine.access.Requester;
import io.github.azurebatch.camunda.impl.engine.mark.Authenticity;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.mark.Owner;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * Files of outputs for people, who see by the engine's own queries what they may read.
 *
 * @param engine whose queries ask for the rights of the user
 */
public record Downloads(ProcessEngine engine, Access access, Authenticity authenticity) {

  /** A blob, in a configured account. */
  record File(String account, String container, String blob) {

    @Override
    public String toString() {
      return "'%s' (container '%s', account '%s')".formatted(blob, container, account);
    }
  }

  void write(String processInstanceId, File file, long limit, OutputStream to) throws IOException {
    Owner owner = owner(processInstanceId);
    Marks marks = authenticity.of(owner);
    if (!new ListedOutputs(access.accounts(), marks).include(file, engine, processInstanceId)) {
      throw new InvalidInputException(
          "No variable of process instance '%s' lists the file %s as one that an activity has handed out to it"
              .formatted(processInstanceId, file));
    }
    Granted granted =
        access.of(
            new Requester(owner.tenantId(), Objects.requireNonNull(owner.processDefinitionKey())));
    granted.requireContainer(file.account(), file.container());
    BlobStorage storage = granted.accounts().get(file.account()).storage();
    requireSize(storage, file, limit);
    try (InputStream content = storage.open(file.container(), file.blob())) {
      content.transferTo(to);
    }
  }

  private static void requireSize(BlobStorage storage, File file, long limit) {
    List<StoredBlob> found = new ArrayList<>();
    // the shortest name with the prefix comes first
    storage.visitWhile(
        file.container(),
        file.blob(),
        blob -> {
          if (blob.name().equals(file.blob())) {
            found.add(blob);
          }
          return false;
        });
    if (found.isEmpty()) {
      throw new InvalidInputException("The file %s does not exist any more".formatted(file));
    }
    long size = found.get(0).size();
    if (size > limit) {
      throw new InvalidInputException(
          "The file %s has %d bytes, and at most %d may be downloaded"
              .formatted(file, size, limit));
    }
  }

  private Owner owner(String id) {
    HistoricProcessInstance past =
        engine
            .getHistoryService()
            .createHistoricProcessInstanceQuery()
            .processInstanceId(id)
            .singleResult();
    if (past != null) {
      return new Owner(past.getTenantId(), past.getProcessDefinitionKey(), id);
    }
    ProcessInstance running =
        engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceId(id)
            .singleResult();
    if (running == null) {
      throw new NotFoundException(
          "There is no process instance '%s' that the user may read".formatted(id));
    }
    return new Owner(running.getTenantId(), running.getProcessDefinitionKey(), id);
  }
}
