package io.github.azurebatch.camunda.test;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an engine that shares the SQL mappings with the other engines of the JVM. An
 * engine spends most of its start with parsing them, and tests start many engines. Interceptors and
 * the data source stay the engine's own.
 */
final class SharedMappingsConfiguration extends StandaloneInMemProcessEngineConfiguration {

  private static final Map<Key, Configuration> PARSED = new ConcurrentHashMap<>();

  @Override
  protected void initSqlSessionFactory() {
    Configuration parsed =
        PARSED.computeIfAbsent(
            new Key(databaseType, databaseTablePrefix, jdbcBatchProcessing, jdbcStatementTimeout),
            key -> parse());
    sqlSessionFactory = new DefaultSqlSessionFactory(copy(parsed));
  }

  /** Without the data source of this engine, which no other may use. */
  private Configuration parse() {
    super.initSqlSessionFactory();
    Configuration parsed = sqlSessionFactory.getConfiguration();
    parsed.setEnvironment(null);
    return parsed;
  }

  private Configuration copy(Configuration parsed) {
    Configuration copy =
        new Configuration(new Environment("default", transactionFactory, dataSource));
    copy.setDefaultExecutorType(parsed.getDefaultExecutorType());
    copy.setCacheEnabled(parsed.isCacheEnabled());
    copy.setLocalCacheScope(parsed.getLocalCacheScope());
    parsed.getMappedStatementNames().stream()
        .filter(SharedMappingsConfiguration::isFullName)
        .forEach(name -> copy.addMappedStatement(parsed.getMappedStatement(name)));
    return copy;
  }

  /** MyBatis adds the short names by itself, of which some are ambiguous. */
  private static boolean isFullName(String name) {
    return name.contains(".");
  }

  /** What the mappings, and the statements that are made of them, depend on. */
  private record Key(
      String databaseType,
      String tablePrefix,
      boolean jdbcBatchProcessing,
      @Nullable Integer jdbcStatementTimeout) {}
}
