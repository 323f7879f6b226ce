package io.github.azurebatch.camunda.impl.engine.lease;

import io.github.azurebatch.camunda.impl.engine.lease.row.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyEntity;

/** The rows of leases in the engine's table of properties, each with a revision. */
record PropertyRows(CommandExecutor commands) {

  /**
   * Reads all rows in one statement, and changes them as planned in the same transaction.
   *
   * @throws org.camunda.bpm.engine.OptimisticLockingException if another node changed or deleted
   *     one of them in the meantime; nothing is changed
   * @throws org.camunda.bpm.engine.ProcessEngineException if another node inserted one of them
   */
  Plan change(Function<Map<String, String>, Plan> planner) {
    return commands.execute(
        context -> {
          Map<String, PropertyEntity> rows = read(context);
          Map<String, String> texts = new HashMap<>();
          rows.forEach((name, row) -> texts.put(name, row.getValue()));
          Plan plan = planner.apply(texts);
          plan.written().forEach((name, text) -> write(context, rows, name, text));
          plan.deleted().forEach(name -> context.getPropertyManager().delete(rows.get(name)));
          return plan;
        });
  }

  @SuppressWarnings("unchecked")
  private static Map<String, PropertyEntity> read(CommandContext context) {
    List<PropertyEntity> all = context.getDbEntityManager().selectList("selectProperties");
    return all.stream()
        .filter(row -> Table.has(row.getName()))
        .collect(Collectors.toMap(PropertyEntity::getName, row -> row));
  }

  private static void write(
      CommandContext context, Map<String, PropertyEntity> rows, String name, String text) {
    PropertyEntity row = rows.get(name);
    if (row == null) {
      context.getPropertyManager().insert(new PropertyEntity(name, text));
    } else {
      row.setValue(text);
    }
  }
}
