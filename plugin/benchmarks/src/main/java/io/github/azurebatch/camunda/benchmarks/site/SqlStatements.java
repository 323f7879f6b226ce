package io.github.azurebatch.camunda.benchmarks.site;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Counts the SQL statements of an engine, on all its threads, by their names in its mappings. */
@Intercepts({
  @Signature(
      type = Executor.class,
      method = "query",
      args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}),
  @Signature(
      type = Executor.class,
      method = "update",
      args = {MappedStatement.class, Object.class})
})
public final class SqlStatements implements Interceptor {

  /** Leases are properties of the engine. */
  private static final String LEASES = "Propert";

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  private SqlStatements() {}

  static SqlStatements of(ProcessEngine engine) {
    var settings = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    SqlStatements statements = new SqlStatements();
    settings.getSqlSessionFactory().getConfiguration().addInterceptor(statements);
    return statements;
  }

  @Override
  public Object intercept(Invocation invocation) throws Throwable {
    String id = ((MappedStatement) invocation.getArgs()[0]).getId();
    String name = id.substring(id.lastIndexOf('.') + 1);
    counts.computeIfAbsent(name, n -> new LongAdder()).increment();
    return invocation.proceed();
  }

  /** How often each was executed; those of a batch one by one. */
  public Map<String, Long> byName() {
    Map<String, Long> byName = new TreeMap<>();
    counts.forEach((name, count) -> byName.put(name, count.sum()));
    return byName;
  }

  public long total() {
    return byName().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Without the rows that hold leases, which are renewed as time passes. */
  public long totalBesideLeases() {
    return byName().entrySet().stream()
        .filter(statement -> !statement.getKey().contains(LEASES))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  public void reset() {
    counts.clear();
  }
}
