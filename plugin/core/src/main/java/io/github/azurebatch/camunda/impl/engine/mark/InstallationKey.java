package io.github.azurebatch.camunda.impl.engine.mark;

import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyEntity;
import org.jspecify.annotations.Nullable;

/**
 * The key that all engine nodes of one database share. It is a row in the engine's table of
 * properties, read once, when the engine starts.
 */
final class InstallationKey {

  /** The name of the row. */
  static final String ROW = "azureBatch.markKey";

  private volatile @Nullable MarkKey key;

  InstallationKey() {}

  InstallationKey(MarkKey key) {
    this.key = key;
  }

  /** The key; a job executor that is faster than the start of its engine reads it here. */
  MarkKey get() {
    MarkKey known = key;
    if (known != null) {
      return known;
    }
    if (Context.getCommandContext() == null) {
      throw new ProcessEngineException("The process engine is not built yet");
    }
    load(Context.getProcessEngineConfiguration());
    return Objects.requireNonNull(key);
  }

  /**
   * Reads the key in a transaction of its own, or creates it.
   *
   * @return whether it was created
   */
  synchronized boolean load(ProcessEngineConfigurationImpl engine) {
    if (key != null) {
      return false;
    }
    CommandExecutor commands = engine.getCommandExecutorTxRequiresNew();
    Optional<MarkKey> stored = read(commands);
    if (stored.isPresent()) {
      key = stored.get();
      return false;
    }
    key = create(commands);
    return true;
  }

  private static MarkKey create(CommandExecutor commands) {
    MarkKey created = MarkKey.random();
    try {
      commands.execute(
          context -> {
            context.getPropertyManager().insert(new PropertyEntity(ROW, created.stored()));
            return null;
          });
      return created;
    } catch (ProcessEngineException e) {
      // another node that starts at this moment was faster
      return read(commands).orElseThrow(() -> e);
    }
  }

  private static Optional<MarkKey> read(CommandExecutor commands) {
    return commands.execute(
        context ->
            Optional.ofNullable(context.getPropertyManager().findPropertyById(ROW))
                .map(row -> MarkKey.of(row.getValue())));
  }
}
