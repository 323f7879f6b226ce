package io.github.azurebatch.camunda.process.support;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;

/**
 * Counts the SQL statements of an engine, on all its threads, by the names that they have in the
 * engine's mappings, such as {@code selectJob}; and lets something else happen before one of them.
 */
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

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> rows = new ConcurrentHashMap<>();
  private final Map<String, Integer> longestLists = new ConcurrentHashMap<>();
  private final Map<String, Runnable> before = new ConcurrentHashMap<>();
  private final AtomicReference<Runnable> beforeChange = new AtomicReference<>();

  private SqlStatements() {}

  /** The counter of that engine, from zero on. */
  public static SqlStatements of(ProcessEngine engine) {
    var settings = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    SqlStatements statements = in(settings.getSqlSessionFactory().getConfiguration());
    statements.reset();
    return statements;
  }

  private static SqlStatements in(Configuration mappings) {
    return mappings.getInterceptors().stream()
        .filter(SqlStatements.class::isInstance)
        .map(SqlStatements.class::cast)
        .findFirst()
        .orElseGet(() -> addedTo(mappings));
  }

  private static SqlStatements addedTo(Configuration mappings) {
    SqlStatements statements = new SqlStatements();
    mappings.addInterceptor(statements);
    return statements;
  }

  @Override
  public Object intercept(Invocation invocation) throws Throwable {
    String id = ((MappedStatement) invocation.getArgs()[0]).getId();
    String name = id.substring(id.lastIndexOf('.') + 1);
    counts.computeIfAbsent(name, n -> new LongAdder()).increment();
    if (invocation.getArgs()[1] instanceof ListQueryParameterObject asked
        && asked.getParameter() instanceof Collection<?> list) {
      longestLists.merge(name, list.size(), Math::max);
    }
    run(before.remove(name));
    if (invocation.getMethod().getName().equals("update") && !name.contains("Property")) {
      run(beforeChange.getAndSet(null));
    }
    Object result = invocation.proceed();
    if (result instanceof List<?> list) {
      rows.computeIfAbsent(name, n -> new LongAdder()).add(list.size());
    }
    return result;
  }

  /** On a thread of its own, for a transaction of its own. */
  private static void run(Runnable action) {
    if (action != null) {
      CompletableFuture.runAsync(action).join();
    }
  }

  /**
   * What happens when the next transaction has read all that it will read, and has changed nothing
   * yet. The rows of leases do not count.
   */
  public void beforeChange(Runnable action) {
    beforeChange.set(action);
  }

  /** Whether what {@link #beforeChange} was given has happened. */
  public boolean hasMet() {
    return beforeChange.get() == null;
  }

  /** What happens right before the next statement of that name. */
  public void before(String name, Runnable action) {
    before.put(name, action);
  }

  /** How many rows the statements of that name read. */
  public long rows(String name) {
    LongAdder sum = rows.get(name);
    return sum == null ? 0 : sum.sum();
  }

  /** How many values the longest list had that a statement of that name was given. */
  public int longestList(String name) {
    return longestLists.getOrDefault(name, 0);
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

  /** How many of them have names that begin like this: {@code select}, {@code insert}. */
  public long total(String beginning) {
    return byName().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(beginning))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  public void reset() {
    counts.clear();
    rows.clear();
    longestLists.clear();
    before.clear();
    beforeChange.set(null);
  }
}
