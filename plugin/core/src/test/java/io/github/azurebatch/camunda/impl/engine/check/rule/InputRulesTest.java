package io.github.azurebatch.camunda.impl.engine.check.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.impl.engine.activity.GivenActivities;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedActivity;
import io.github.azurebatch.camunda.impl.engine.check.model.GivenModel;
import io.github.azurebatch.camunda.impl.engine.check.model.Mistake;
import io.github.azurebatch.camunda.impl.engine.check.model.Severity;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.lifecycle.AfterContainer;

/** The rules between inputs are broken only where every instance refuses them. */
class InputRulesTest {

  private static final GivenActivities ACTIVITIES =
      new GivenActivities(OfflineAccounts.configuration());

  private static final String TASKS =
      """
      {"account": "default", "jobId": "work", "taskIdPrefix": "task", "count": 2, \
      "submitted": "2026-01-01T00:00:00Z", "onCancel": "leave", "outputFiles": []}""";

  /** Values that are right by themselves. */
  private static final Map<String, List<String>> VALUES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("account", List.of("default")),
              Map.entry("autoPool", List.of("{\"poolLifetimeOption\": \"job\"}")),
              Map.entry("await", List.of("all", "any", "job")),
              Map.entry("commandLine", List.of("run")),
              Map.entry("container", List.of("work")),
              Map.entry("deleteBlobs", List.of("true", "false")),
              Map.entry("deleteJob", List.of("TRUE", "false")),
              Map.entry("inline", List.of("report.json")),
              Map.entry("jobId", List.of("work")),
              Map.entry(
                  "jobManagerTask",
                  List.of("{\"commandLine\": \"run\", \"outputFiles\": \"none\"}")),
              Map.entry("lifetime", List.of("PT1H", "P2D", "auto")),
              Map.entry("maxTaskRetryCount", List.of("0", "3", "-1")),
              Map.entry("maxWallClockTime", List.of("PT30M", "PT1H", "PT8H", "P2D")),
              Map.entry("onAllTasksComplete", List.of("TerminateJob", "noaction")),
              Map.entry("onSasExpiry", List.of("report", "resubmit")),
              Map.entry(
                  "outputFiles",
                  List.of(
                      "none",
                      "a.txt",
                      "a.txt | identity=/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i")),
              Map.entry("poolId", List.of("pool")),
              Map.entry("queueAllowance", List.of("PT0S", "PT2H")),
              Map.entry("task", List.of(TASKS)),
              Map.entry("taskId", List.of("task")),
              Map.entry("terminateOthers", List.of("true", "false"))));

  @AfterContainer
  static void close() {
    ACTIVITIES.close();
  }

  /** What the model has for an input, and what an instance gets of it. */
  private record Input(String name, String inModel, Optional<String> inInstance) {}

  @Property(tries = 2000)
  void areBrokenOnlyWhereAnInstanceRefusesTheInputsToo(
      @ForAll("models") Tuple2<ActivityBean, List<Input>> model) {
    List<Mistake> errors =
        InputRules.mistakes(activity(model)).stream()
            .filter(it -> it.severity() == Severity.ERROR)
            .toList();
    if (!errors.isEmpty()) {
      Map<String, String> given = new TreeMap<>();
      model
          .get2()
          .forEach(input -> input.inInstance().ifPresent(it -> given.put(input.name(), it)));
      assertThat(ACTIVITIES.complaint(model.get1(), given)).as("%s, %s", errors, given).isPresent();
    }
  }

  @Example
  void areAllTriedHere() {
    for (ActivityBean bean : ActivityBean.values()) {
      List<CheckedActivity> tried =
          models(bean).sampleStream().limit(2000).map(InputRulesTest::activity).toList();
      assertThat(InputRules.of(bean))
          .as(bean.beanName())
          .allMatch(rule -> tried.stream().anyMatch(it -> rule.brokenBy(it).isPresent()));
    }
  }

  private static CheckedActivity activity(Tuple2<ActivityBean, List<Input>> model) {
    return GivenModel.activity(
        model.get1(), model.get2().stream().collect(Collectors.toMap(Input::name, Input::inModel)));
  }

  @Provide
  Arbitrary<Tuple2<ActivityBean, List<Input>>> models() {
    return Arbitraries.of(
            Arrays.stream(ActivityBean.values())
                .filter(bean -> !InputRules.of(bean).isEmpty())
                .toList())
        .flatMap(InputRulesTest::models);
  }

  private static Arbitrary<Tuple2<ActivityBean, List<Input>>> models(ActivityBean bean) {
    List<Arbitrary<Input>> inputs =
        VALUES.entrySet().stream()
            .filter(entry -> isOf(bean, entry.getKey()))
            .map(entry -> Arbitraries.of(choices(entry.getKey(), entry.getValue())))
            .toList();
    return Combinators.combine(inputs).as(chosen -> Tuple.of(bean, chosen));
  }

  private static boolean isOf(ActivityBean bean, String input) {
    return switch (bean) {
      case CREATE_JOB ->
          List.of("jobId", "poolId", "autoPool", "jobManagerTask", "onAllTasksComplete")
              .contains(input);
      case CREATE_CONTAINER -> List.of("container", "jobId", "account").contains(input);
      case AWAIT_OUTPUTS ->
          List.of(
                  "account",
                  "await",
                  "inline",
                  "jobId",
                  "onSasExpiry",
                  "task",
                  "taskId",
                  "terminateOthers")
              .contains(input);
      case READ_OUTPUTS ->
          List.of("account", "container", "jobId", "task", "taskId", "inline").contains(input);
      case CLEAN_UP ->
          List.of("account", "jobId", "task", "deleteBlobs", "deleteJob").contains(input);
      case RUN_TASK ->
          List.of(
                  "commandLine",
                  "jobId",
                  "lifetime",
                  "maxTaskRetryCount",
                  "maxWallClockTime",
                  "outputFiles",
                  "queueAllowance")
              .contains(input);
      case ISSUE_SAS, SUBMIT_TASK, SUBMIT_TASKS -> false;
    };
  }

  private static List<Input> choices(String name, List<String> values) {
    return Stream.concat(
            Stream.of(
                new Input(name, " ", Optional.empty()),
                new Input(name, "${any}", Optional.empty())),
            values.stream()
                .flatMap(
                    text ->
                        Stream.of(
                            new Input(name, text, Optional.of(text)),
                            new Input(name, "${any}", Optional.of(text)))))
        .toList();
  }
}
