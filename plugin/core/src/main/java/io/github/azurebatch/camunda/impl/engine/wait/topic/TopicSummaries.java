package io.github.azurebatch.camunda.impl.engine.wait.topic;

import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.builder.StaticSqlSource;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultFlag;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.ResultMapping;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Summarizes the waits in the engine's database by their topics, or by the parts of these that
 * nodes look after, in one statement for all. With the engine's own queries it takes two for each
 * topic.
 */
public final class TopicSummaries {

  /** As the engine's statements have names, too; engines may share them. */
  private static final String BY_TOPIC = "selectAzureBatchTopicSummaries";

  private static final String BY_DEFINITION = "selectAzureBatchTopicSummariesByDefinition";

  /** Standard SQL, the same for each database of the engine; 1 is what is not suspended. */
  private static final String SQL =
      """
      select TOPIC_NAME_ as TOPIC_,
        max(PROC_DEF_ID_) as DEFINITION_,
        sum(case when SUSPENSION_STATE_ = 1 then 1 else 0 end) as WAITS_,
        max(case when SUSPENSION_STATE_ = 1 then CREATE_TIME_ end) as NEWEST_,
        min(case when SUSPENSION_STATE_ = 1 then ID_ end) as FIRST_,
        max(case when SUSPENSION_STATE_ = 1 then ID_ end) as LAST_
      from %sACT_RU_EXT_TASK
      where TOPIC_NAME_ like '%s' and (RETRIES_ is null or RETRIES_ > 0)
      group by TOPIC_NAME_%s
      """;

  private final CommandExecutor commands;
  private final ProcessEngineConfigurationImpl engine;
  private final String name;

  /** Adds the statement to those of the engine. */
  public TopicSummaries(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
    this.commands = engine.getCommandExecutorTxRequired();
    boolean isAware = engine.isJobExecutorDeploymentAware();
    this.name = isAware ? BY_DEFINITION : BY_TOPIC;
    Configuration statements = engine.getSqlSessionFactory().getConfiguration();
    if (!statements.hasStatement(name)) {
      String definition = isAware ? ", PROC_DEF_ID_" : "";
      String sql = SQL.formatted(engine.getDatabaseTablePrefix(), Topic.LIKE_ANY, definition);
      statements.addMappedStatement(statement(statements, name, sql));
    }
  }

  /** Of each part of a topic that has waits which are no incidents, suspended ones among them. */
  public List<TopicSummary> all() {
    return commands.execute(this::read);
  }

  @SuppressWarnings("unchecked")
  private List<TopicSummary> read(CommandContext context) {
    List<Row> rows = context.getDbEntityManager().selectList(name);
    return rows.stream().flatMap(row -> summary(row).stream()).toList();
  }

  private Optional<TopicSummary> summary(Row row) {
    Instant entered = row.newest() == null ? null : row.newest().toInstant();
    return TopicPart.of(engine, row.topic(), row.definition())
        .map(part -> new TopicSummary(part, row.waits(), entered, row.first(), row.last()));
  }

  private static MappedStatement statement(Configuration statements, String name, String sql) {
    List<ResultMapping> columns =
        List.of(
            column(statements, "TOPIC_", String.class),
            column(statements, "DEFINITION_", String.class),
            column(statements, "WAITS_", Long.class),
            column(statements, "NEWEST_", Timestamp.class),
            column(statements, "FIRST_", String.class),
            column(statements, "LAST_", String.class));
    ResultMap row = new ResultMap.Builder(statements, name + "Row", Row.class, columns).build();
    return new MappedStatement.Builder(
            statements, name, new StaticSqlSource(statements, sql), SqlCommandType.SELECT)
        .resultMaps(List.of(row))
        .build();
  }

  private static ResultMapping column(Configuration statements, String name, Class<?> type) {
    return new ResultMapping.Builder(statements, null, name, type)
        .flags(List.of(ResultFlag.CONSTRUCTOR))
        .build();
  }

  private record Row(
      String topic,
      String definition,
      Long waits,
      @Nullable Timestamp newest,
      @Nullable String first,
      @Nullable String last) {}
}
