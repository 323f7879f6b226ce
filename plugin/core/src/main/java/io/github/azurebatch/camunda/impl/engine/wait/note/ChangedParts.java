package io.github.azurebatch.camunda.impl.engine.wait.note;

import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicSummaries;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbBulkOperation;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/** The parts of topics whose waits a transaction changes, just before it is written. */
final class ChangedParts {

  private final CommandContext context;
  private final Set<String> names = new HashSet<>();

  private ChangedParts(CommandContext context) {
    this.context = context;
  }

  /** Their names; no statement, but where the engine suspends or activates many at once. */
  static Set<String> of(CommandContext context) {
    if (!context.getSessions().containsKey(DbEntityManager.class)) {
      return Set.of();
    }
    ChangedParts parts = new ChangedParts(context);
    DbEntityManager entities = context.getDbEntityManager();
    entities.getDbEntityCache().getCachedEntities().forEach(parts::add);
    SortedSet<DbBulkOperation> ofMany =
        entities.getDbOperationManager().bulkOperations.get(ExternalTaskEntity.class);
    if (ofMany != null) {
      ofMany.forEach(parts::addAll);
    }
    return parts.names;
  }

  private void add(CachedDbEntity cached) {
    if (cached.getEntity() instanceof ExternalTaskEntity task
        && (cached.getEntityState() != DbEntityState.PERSISTENT || cached.isDirty())) {
      TopicPart.of(
              context.getProcessEngineConfiguration(),
              task.getTopicName(),
              task.getProcessDefinitionId())
          .ifPresent(part -> names.add(part.name()));
    }
  }

  /** The engine suspends and activates external tasks by what they belong to. */
  private void addAll(DbBulkOperation operation) {
    if (operation.getParameter() instanceof ListQueryParameterObject query
        && query.getParameter() instanceof Map<?, ?> owner) {
      new TopicSummaries(context.getProcessEngineConfiguration())
          .ofOwner(owner)
          .forEach(part -> names.add(part.name()));
    }
  }
}
