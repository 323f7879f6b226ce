package io.github.azurebatch.camunda;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.offline.ModelParser;
import io.github.azurebatch.camunda.model.ModelFinding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds in BPMN models what a deployment would refuse or warn of, the engine's own complaints and
 * the plugin's: without an application, a database, accounts or Azure, in a second.
 *
 * <p>What only the application knows is not looked at: its beans and classes, what expressions
 * bring, and whether accounts and secrets are configured. The first model takes longest; keep one
 * object for all models. It may be used by several threads.
 */
public final class AzureBatchModelCheck {

  private final @Nullable String historyTimeToLive;
  private final Set<String> delegates;
  private @Nullable ModelParser parser;

  /** Checks models as an engine with the default settings does. */
  public AzureBatchModelCheck() {
    this(null, Set.of());
  }

  private AzureBatchModelCheck(@Nullable String historyTimeToLive, Set<String> delegates) {
    this.historyTimeToLive = historyTimeToLive;
    this.delegates = delegates;
  }

  /**
   * For applications whose engine has the setting {@code historyTimeToLive}, or does not enforce
   * one: models need none of their own.
   *
   * @param time a number of days, or a period of days such as {@code P180D}
   */
  public AzureBatchModelCheck withHistoryTimeToLive(String time) {
    return new AzureBatchModelCheck(time, delegates);
  }

  /**
   * Names a delegate of the application. Only one whose name is near to those of the plugin's beans
   * needs it, which would be taken for a mistake, such as {@code azureBatchReport}.
   */
  public AzureBatchModelCheck withDelegate(String beanName) {
    Set<String> more = new LinkedHashSet<>(delegates);
    more.add(beanName);
    return new AzureBatchModelCheck(historyTimeToLive, more);
  }

  /**
   * Checks one model.
   *
   * @param name of the model, for messages of the engine
   * @param model the content of a .bpmn file
   * @return all findings in the order of their places; empty if there are none
   * @throws InvalidInputException if the time to live cannot be read
   */
  public List<ModelFinding> check(String name, byte[] model) {
    return parser().parse(name, model);
  }

  private synchronized ModelParser parser() {
    if (parser == null) {
      parser = new ModelParser(historyTimeToLive, delegates);
    }
    return parser;
  }
}
