package io.github.azurebatch.camunda.process.support;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Lets an SQL statement of an engine fail, by its name in the engine's mappings. */
@Intercepts(
    @Signature(
        type = Executor.class,
        method = "update",
        args = {MappedStatement.class, Object.class}))
public final class FailingDatabase implements Interceptor {

  private final String statement;
  private final AtomicReference<SQLException> failure;

  private FailingDatabase(String statement, SQLException failure) {
    this.statement = statement;
    this.failure = new AtomicReference<>(failure);
  }

  /** The next statement of that name fails. */
  public static void failOnce(ProcessEngine engine, String statement, SQLException failure) {
    var settings = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    settings
        .getSqlSessionFactory()
        .getConfiguration()
        .addInterceptor(new FailingDatabase(statement, failure));
  }

  @Override
  public Object intercept(Invocation invocation) throws Throwable {
    String id = ((MappedStatement) invocation.getArgs()[0]).getId();
    SQLException due = id.endsWith("." + statement) ? failure.getAndSet(null) : null;
    if (due != null) {
      throw due;
    }
    return invocation.proceed();
  }
}
