package io.github.azurebatch.camunda.impl.engine.offline;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.jspecify.annotations.Nullable;

/** The engine's configuration with everything that parses, and nothing that stores. */
final class OfflineEngine extends StandaloneInMemProcessEngineConfiguration {

  /** An application's own delegates are known by name only: nothing is executed. */
  private static final JavaDelegate NAMED = execution -> {};

  private OfflineEngine() {}

  /**
   * @param historyTimeToLive of models that have none of their own; null where they must have one
   */
  static OfflineEngine open(@Nullable String historyTimeToLive, Set<String> delegates) {
    OfflineEngine engine = new OfflineEngine();
    engine.setHistoryTimeToLive(historyTimeToLive);
    engine.setBeans(delegates.stream().collect(Collectors.toMap(name -> name, name -> NAMED)));
    engine.setIdGenerator(new StrongUuidGenerator());
    engine.setMetricsEnabled(false);
    engine.setBpmnParseFactory(CollectedParse::new);
    UnusedParts.addListener(engine);
    engine.init();
    return engine;
  }

  @Override
  protected void initDataSource() {
    setDatabaseType("h2");
  }

  @Override
  protected void initTransactionFactory() {
    // there is no database
  }

  @Override
  protected void initSqlSessionFactory() {
    // there is no database
  }

  CollectedParse newParse() {
    return getDeployers().stream()
        .filter(BpmnDeployer.class::isInstance)
        .map(deployer -> ((BpmnDeployer) deployer).getBpmnParser())
        .map(BpmnParser::createParse)
        .map(CollectedParse.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Runs it as a command of the engine would, which the engine's parser relies on. */
  <T> T run(Supplier<T> action) {
    Context.setProcessEngineConfiguration(this);
    Context.setCommandContext(new CommandContext(this));
    try {
      return action.get();
    } finally {
      Context.removeCommandContext();
      Context.removeProcessEngineConfiguration();
    }
  }
}
