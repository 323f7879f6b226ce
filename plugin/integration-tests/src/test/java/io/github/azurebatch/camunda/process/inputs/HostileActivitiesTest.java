package io.github.azurebatch.camunda.process.inputs;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.Scripts;
import io.github.azurebatch.camunda.process.support.StorageCalls;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values that somebody gives an input of each activity to find out what breaks, from variables and
 * from scripts. The activity takes the value, or there is one incident before anything was changed.
 */
class HostileActivitiesTest {

  private static final int LONGEST_MESSAGE = 666;
  private static final String REFUSED =
      "(?s)Activity 'step' \\(process instance '.*'\\): input '.*";

  /** The value was taken, and the service has said no. */
  private static final String OF_THE_SERVICE =
      "(?s)[A-Z][a-z]+ing .* of (Batch|storage) account '.*' failed: .*|AzureBatch[A-Za-z]+: .*";

  /** Classes of the value itself are named. */
  private static final String NOT_FOR_PEOPLE = "Exception|\\tat |org\\.camunda|io\\.github|\\x00";

  private static final String GROOVY = "groovy";
  private static final String JAVA_SCRIPT = "javascript";

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  private final Engines engines = new Engines(azure);

  /** An input, and what the activity needs beside it. */
  record Place(String bean, String input, Map<String, String> others) {

    static Place of(String bean, String input, String... others) {
      Map<String, String> map = new LinkedHashMap<>();
      for (int i = 0; i < others.length; i += 2) {
        map.put(others[i], others[i + 1]);
      }
      map.remove(input);
      return new Place(bean, input, map);
    }

    @Override
    public String toString() {
      return bean + ", " + input;
    }
  }

  static Stream<Place> places() {
    String[] submits = {"jobId", "j", "commandLine", "scripted", "container", "outputs"};
    return Stream.of(
            each(
                "CreateJob", List.of("metadata", "jobId", "priority"), "jobId", "j", "poolId", "p"),
            each("CreateContainer", List.of("container"), "jobId", "j"),
            each("IssueSas", List.of("lifetime", "permissions"), "container", "outputs"),
            each("SubmitTask", List.of("environment", "taskId", "maxWallClockTime"), submits),
            each(
                "SubmitTasks",
                List.of("items", "resourceFiles", "requiredSlots"),
                "items",
                "2",
                "jobId",
                "j",
                "commandLine",
                "scripted"),
            each("RunTask", List.of("outputFiles", "exitConditions", "timeout"), submits),
            each("AwaitOutputs", List.of("task", "timeout"), "terminateOnTimeout", "false"),
            each("CleanUp", List.of("files", "task", "deleteJob"), "jobId", "j"),
            each("ReadOutputs", List.of("inline", "container"), "jobId", "j"))
        .flatMap(List::stream);
  }

  /** One of each activity: a script takes longer than a variable. */
  static Stream<Place> placesOfScripts() {
    Set<String> beans = new HashSet<>();
    return places().filter(place -> beans.add(place.bean));
  }

  private static List<Place> each(String bean, List<String> inputs, String... others) {
    return inputs.stream().map(input -> Place.of(bean, input, others)).toList();
  }

  private static Map<String, Object> variables() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("controls", "a b\u0000\u001B[31mc");
    values.put("half a character", "\uD800");
    values.put("long text", "x".repeat(3_900));
    values.put("deep JSON", "[".repeat(1_950) + "]".repeat(1_950));
    values.put("deep JSON without an end", "{\"a\":".repeat(700));
    values.put("JSON that is a null", "[null,null]");
    values.put("number that no machine holds", "{\"a\":1e999999999}");
    values.put("placeholder of a secret", "{{secrets.token}}");
    values.put("expression", "${execution.id}");
    values.put("path", "../../other");
    values.put("not a number", Double.NaN);
    values.put("infinite", Double.NEGATIVE_INFINITY);
    values.put("negative", -1L);
    values.put("fraction", 1.5);
    values.put("flag", true);
    values.put("date", new Date(0));
    values.put("bytes", new byte[] {1});
    values.put("file", Variables.fileValue("a.txt").file(new byte[] {1}).create());
    values.put("list of nulls", new ArrayList<>(Arrays.asList(null, null)));
    values.put("map with a null", nullable("a", null));
    values.put("map with a null key", nullable(null, "a"));
    values.put("map in lists", new ArrayList<>(List.of(List.of(List.of(Map.of())))));
    values.put("null", Variables.untypedNullValue());
    return values;
  }

  private static Map<@Nullable String, @Nullable Object> nullable(
      @Nullable String key, @Nullable Object value) {
    Map<@Nullable String, @Nullable Object> map = new HashMap<>();
    map.put(key, value);
    return map;
  }

  private static List<String> groovy() {
    return List.of(
        "'x' * 1000000",
        "'[' * 100000 + ']' * 100000",
        "'a=b\\n' * 300000",
        "def a = []; 300.times { a = [a] }; a",
        "def a = [:]; 300.times { a = [a: a] }; a",
        "[null, null]",
        "[(null): 1]",
        "[a: Double.NaN]",
        "[[Float.POSITIVE_INFINITY]]",
        "\"${'x' * 1000000}\"",
        "new Object()",
        "{ -> 1 }",
        "java.util.Locale.GERMANY",
        "new BigDecimal('1e-999999999')",
        "new BigInteger('9' * 5000)",
        "1..2000000000",
        "new Date(Long.MAX_VALUE)",
        "'a' as char");
  }

  private static List<String> javaScript() {
    return List.of(
        "NaN",
        "undefined",
        "[undefined, null]",
        "[,1]",
        "({a: {b: NaN}})",
        "(function () { return 1; })",
        "Symbol('a')",
        "new Proxy({}, {get: function () { throw new Error('thrown'); }})",
        "new Date(NaN)",
        "({toString: function () { throw new Error('thrown'); }})",
        "new Map([['a', 1]])");
  }

  @ParameterizedTest
  @MethodSource("places")
  @Timeout(120)
  void takeAVariableOrRefuseItAtOnce(Place place) {
    deploy(place, task -> task.camundaInputParameter(place.input, "${value}"));

    List<String> refused = new ArrayList<>();
    variables()
        .forEach(
            (name, value) -> {
              if (isRefused(place + ", " + name, Map.of("value", value))) {
                refused.add(name);
              }
            });

    assertThat(refused).contains("bytes", "file", "map with a null key");
  }

  @ParameterizedTest
  @MethodSource("placesOfScripts")
  @Timeout(120)
  void takeAValueOfGroovyOrRefuseItAtOnce(Place place) {
    scripted(place, GROOVY, groovy());
  }

  @ParameterizedTest
  @MethodSource("placesOfScripts")
  @EnabledForJreRange(max = JRE.JAVA_21, disabledReason = "GraalVM of Camunda's version")
  @Timeout(120)
  void takeAValueOfJavaScriptOrRefuseItAtOnce(Place place) {
    scripted(place, JAVA_SCRIPT, javaScript());
  }

  private void scripted(Place place, String language, List<String> scripts) {
    List<String> refused = new ArrayList<>();
    for (String script : scripts) {
      deploy(place, task -> Scripts.input(task, place.input, language, script));
      if (isRefused(place + ", " + script, Map.of())) {
        refused.add(script);
      }
    }

    assertThat(refused).hasSizeGreaterThan(scripts.size() / 2);
  }

  private void deploy(Place place, UnaryOperator<ServiceTaskBuilder> hostile) {
    azure.script(forTask("*"));
    ServiceTaskBuilder step =
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .camundaAsyncAfter()
            .serviceTask("step")
            .camundaDelegateExpression("${azureBatch" + place.bean + "}");
    place.others.forEach(step::camundaInputParameter);
    azure.deploy(hostile.apply(step).endEvent().done());
  }

  /** Whether it was refused, which is said once and for people, before any call. */
  private boolean isRefused(String what, Map<String, Object> variables) {
    azure.batch().calls().reset();
    StorageCalls.reset();

    ProcessInstance instance = engines.start(variables);

    List<String> said = engines.incidents().stream().map(Incident::getIncidentMessage).toList();
    boolean refused = said.stream().anyMatch(message -> message.contains(": input '"));
    assertThat(said)
        .as(what)
        .hasSizeLessThan(2)
        .allSatisfy(
            message ->
                assertThat(message)
                    .matches(refused ? REFUSED : OF_THE_SERVICE)
                    .hasSizeLessThanOrEqualTo(LONGEST_MESSAGE)
                    .doesNotContainPattern(NOT_FOR_PEOPLE));
    if (refused) {
      assertThat(azure.batch().calls().total() + StorageCalls.total()).as(what).isZero();
    }
    if (engines.history(instance).getEndTime() == null) {
      engines.delete(instance);
    }
    return refused;
  }
}
