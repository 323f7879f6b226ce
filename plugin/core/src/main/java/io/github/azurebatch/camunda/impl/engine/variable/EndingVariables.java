package io.github.azurebatch.camunda.impl.engine.variable;

import io.github.azurebatch.camunda.impl.engine.data.value.Chunks;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.variable.CoreVariableInstance;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.persistence.entity.ByteArrayEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * Reads what the variables of a process instance that ends have in bytes, with one statement. The
 * engine reads it to delete it, and left alone with a statement for each variable; each result of
 * our activities is one.
 */
public final class EndingVariables implements ExecutionListener {

  /** The engine's own, whose list of ids some databases bound. */
  private static final String STATEMENT = "selectByteArrays";

  private static final int MOST_IDS = 100;

  @Override
  public void notify(DelegateExecution execution) {
    DbEntityManager entities = Context.getCommandContext().getDbEntityManager();
    List<String> unread =
        ((ExecutionEntity) execution)
            .getVariableInstancesLocal().stream()
                .flatMap(EndingVariables::bytes)
                .filter(id -> entities.getCachedEntity(ByteArrayEntity.class, id) == null)
                .toList();
    if (unread.size() > 1) {
      Chunks.of(unread, MOST_IDS).forEach(ids -> entities.selectList(STATEMENT, ids));
    }
  }

  private static Stream<String> bytes(CoreVariableInstance variable) {
    return variable instanceof VariableInstanceEntity stored
        ? Stream.ofNullable(stored.getByteArrayValueId())
        : Stream.empty();
  }
}
