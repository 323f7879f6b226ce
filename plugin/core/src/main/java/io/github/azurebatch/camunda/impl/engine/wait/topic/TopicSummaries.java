package io.github.azurebatch.camunda.impl.engine.wait.topic;

import io.github.azurebatch.camunda.impl.engine.data.value.Chunks;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ibatis.builder.StaticSqlSource;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.ResultFlag;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.ResultMapping;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.JdbcType;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Summarizes the waits in the engine's database by their topics, or by the parts of these that
 * nodes look after, in one statement for all or for hundreds. With the engine's own queries it
 * takes two for each topic.
 */
public final class TopicSummaries {

  /** As the engine's statements have names, too; engines may share them. */
  private static final String BY_TOPIC = "selectAzureBatchTopicSummaries";

  private static final String BY_DEFINITION = "selectAzureBatchTopicSummariesByDefinition";

  /** Those of some topics. */
  private static final String OF_SOME = "OfSome";

  /** Oracle takes 1,000 in a list. */
  private static final int PAGE = 400;

  /** Those of an instance or a definition. */
  private static final String OF_OWNER = "OfOwner";

  private static final List<String> OWNERS =
      List.of("processInstanceId", "processDefinitionId", "processDefinitionKey");

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
      where TOPIC_NAME_ %s and (RETRIES_ is null or RETRIES_ > 0)
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
      Function<String, String> sql =
          topics -> SQL.formatted(engine.getDatabaseTablePrefix(), topics, definition);
      add(
          statements,
          name,
          new StaticSqlSource(statements, sql.apply("like '" + Topic.LIKE_ANY + "'")));
      add(statements, name + OF_SOME, topics -> ofSome(statements, sql, (Topics) topics));
      String ofOwner =
          "like '%s' and (PROC_INST_ID_ = ? or PROC_DEF_ID_ = ? or PROC_DEF_KEY_ = ?)"
              .formatted(Topic.LIKE_ANY);
      add(
          statements,
          name + OF_OWNER,
          new StaticSqlSource(statements, sql.apply(ofOwner), parameters(statements, OWNERS)));
    }
  }

  private static List<ParameterMapping> parameters(
      Configuration statements, List<String> properties) {
    return properties.stream()
        .map(
            property ->
                new ParameterMapping.Builder(statements, property, String.class)
                    .jdbcType(JdbcType.VARCHAR)
                    .build())
        .toList();
  }

  /** With as many placeholders as there are topics. */
  private static BoundSql ofSome(
      Configuration statements, Function<String, String> sql, Topics topics) {
    int count = topics.names().size();
    List<String> names = IntStream.range(0, count).mapToObj("names[%d]"::formatted).toList();
    String placeholders = String.join(", ", Collections.nCopies(count, "?"));
    return new BoundSql(
        statements, sql.apply("in (" + placeholders + ")"), parameters(statements, names), topics);
  }

  /** Of each part of a topic that has waits which are no incidents, suspended ones among them. */
  public Map<TopicPart, TopicSummary> all() {
    return byPart(commands.execute(context -> context.getDbEntityManager().selectList(name)));
  }

  /** Of those among these that have such waits. */
  public Map<TopicPart, TopicSummary> of(Collection<TopicPart> parts) {
    List<String> topics = parts.stream().map(part -> part.topic().name()).distinct().toList();
    Map<TopicPart, TopicSummary> found = new HashMap<>();
    for (List<String> page : Chunks.of(topics, PAGE)) {
      found.putAll(read(OF_SOME, new Topics(page)));
    }
    found.keySet().retainAll(Set.copyOf(parts));
    return found;
  }

  /**
   * The parts of which the instance, the definition or the definitions of a key have such waits.
   *
   * @param owner the id or the key by the name that the engine's own statements have for it
   */
  public Set<TopicPart> ofOwner(Map<?, ?> owner) {
    Map<String, Object> parameter = new HashMap<>();
    OWNERS.forEach(name -> parameter.put(name, owner.get(name)));
    return read(OF_OWNER, parameter).keySet();
  }

  private Map<TopicPart, TopicSummary> read(String of, Object parameter) {
    return byPart(
        commands.execute(
            context ->
                context
                    .getDbEntityManager()
                    .selectListWithRawParameter(name + of, parameter, 0, Integer.MAX_VALUE)));
  }

  private Map<TopicPart, TopicSummary> byPart(List<?> rows) {
    return rows.stream()
        .flatMap(row -> summary((Row) row).stream())
        .collect(Collectors.toMap(TopicSummary::part, summary -> summary));
  }

  private Optional<TopicSummary> summary(Row row) {
    Instant entered = row.newest() == null ? null : row.newest().toInstant();
    return TopicPart.of(engine, row.topic(), row.definition())
        .map(part -> new TopicSummary(part, row.waits(), entered, row.first(), row.last()));
  }

  private static void add(Configuration statements, String name, SqlSource sql) {
    List<ResultMapping> columns =
        List.of(
            column(statements, "TOPIC_", String.class),
            column(statements, "DEFINITION_", String.class),
            column(statements, "WAITS_", Long.class),
            column(statements, "NEWEST_", Timestamp.class),
            column(statements, "FIRST_", String.class),
            column(statements, "LAST_", String.class));
    ResultMap row = new ResultMap.Builder(statements, name + "Row", Row.class, columns).build();
    statements.addMappedStatement(
        new MappedStatement.Builder(statements, name, sql, SqlCommandType.SELECT)
            .resultMaps(List.of(row))
            .build());
  }

  private static ResultMapping column(Configuration statements, String name, Class<?> type) {
    return new ResultMapping.Builder(statements, null, name, type)
        .flags(List.of(ResultFlag.CONSTRUCTOR))
        .build();
  }

  /** A parameter, whose getter MyBatis calls by the name of the property. */
  private record Topics(List<String> names) {

    @SuppressWarnings("unused")
    public List<String> getNames() {
      return names;
    }
  }

  private record Row(
      String topic,
      String definition,
      Long waits,
      @Nullable Timestamp newest,
      @Nullable String first,
      @Nullable String last) {}
}
