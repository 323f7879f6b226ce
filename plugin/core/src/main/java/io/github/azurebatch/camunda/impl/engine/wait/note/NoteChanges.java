package io.github.azurebatch.camunda.impl.engine.wait.note;

import io.github.azurebatch.camunda.impl.engine.lease.row.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Notes what each transaction of the engine changes of waits, whoever began it. It is a listener of
 * each transaction, and an interceptor of each command makes it one.
 */
public final class NoteChanges implements CommandContextListener {

  private final Notes notes;

  private NoteChanges(Notes notes) {
    this.notes = notes;
  }

  /** Before the engine is built. */
  public static void of(ProcessEngineConfigurationImpl engine, Notes notes) {
    NoteChanges listener = new NoteChanges(notes);
    engine.setCustomPostCommandInterceptorsTxRequired(
        with(engine.getCustomPostCommandInterceptorsTxRequired(), listener));
    engine.setCustomPostCommandInterceptorsTxRequiresNew(
        with(engine.getCustomPostCommandInterceptorsTxRequiresNew(), listener));
  }

  private static List<CommandInterceptor> with(
      @Nullable List<CommandInterceptor> interceptors, NoteChanges listener) {
    List<CommandInterceptor> all =
        interceptors == null ? new ArrayList<>() : new ArrayList<>(interceptors);
    all.add(new Listening(listener));
    return all;
  }

  /** Not where an application has given the engine all interceptors that it is to have. */
  public static boolean isIn(ProcessEngineConfigurationImpl engine) {
    return engine.getCommandInterceptorsTxRequired().stream().anyMatch(Listening.class::isInstance);
  }

  @Override
  public void onCommandContextClose(CommandContext context) {
    Set<String> names = ChangedParts.of(context);
    if (names.isEmpty()) {
      return;
    }
    if (notes.areTaken()) {
      context
          .getTransactionContext()
          .addTransactionListener(TransactionState.COMMITTED, committed -> notes.add(names));
    } else {
      names.forEach(name -> Notice.NOTE.send(context, name));
    }
  }

  @Override
  public void onCommandFailed(CommandContext context, Throwable failure) {
    // nothing was changed
  }

  /** Nested commands have the same transaction, and the listener is in it once. */
  private static final class Listening extends CommandInterceptor {

    private final NoteChanges listener;

    Listening(NoteChanges listener) {
      this.listener = listener;
    }

    @Override
    public <T> T execute(Command<T> command) {
      Context.getCommandContext().registerCommandContextListener(listener);
      return next.execute(command);
    }
  }
}
