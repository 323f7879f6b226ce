package io.github.azurebatch.camunda.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.http.ListingLimits;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bounds that modellers read of are those of the code. */
class SizesTest {

  /** Not a part of a name, such as that of a charset. */
  private static final Pattern NUMBER = Pattern.compile("(?<![-\\w])\\d[\\d,]*(?<!,)");

  private static final Pattern PROPERTY = Pattern.compile("the property `([^`]+)`");

  private static final CallLimits CALL = CallLimits.DEFAULTS;
  private static final ListingLimits LISTING = CALL.listing();

  static Stream<Arguments> bounds() {
    return Stream.of(
        of("an input that is a text", "input.StoredInput.MOST_TEXT"),
        of("an input that is a list or a map, and `items`", "input.StoredInput.MOST_DATA"),
        of("values in an input, with all that is in them", "data.PlainData.MOST_VALUES"),
        of(
            "lists and maps within each other, in an input or in JSON that is read",
            "data.Json.DEEPEST"),
        of("items of a list", "submit.list.Items.MOST"),
        of("a file pattern", "pattern.FilePattern.LONGEST"),
        of("`resultVariable`", "variable.StoredText.LONGEST_NAME"),
        of(
            "`outputs` of a task, or read back",
            "outcome.arrival.ListedFiles.MAX_FILES",
            "outcome.arrival.ListedFiles.MAX_LENGTH"),
        of(
            "`outputs` of a job",
            "outcome.arrival.ListedFiles.MAX_FILES",
            "outcome.arrival.ListedFiles.MAX_LENGTH"),
        of(
            "`outputs` of a list",
            "outcome.list.ListOutputsValue.MAX_FILES",
            "outcome.list.ListOutputsValue.MAX_LENGTH"),
        of(
            "`failures` of a list or a job, `failedTaskIds`",
            "outcome.list.TaskTally.MAX_FAILURES",
            "cleanup.FoundTasks.MAX_NAMED"),
        of(
            "files of a list whose `outputs` are cut, where an activity reads them from storage",
            "outcome.stored.WholeOutputs.MOST"),
        of("tasks of a job that is awaited as a whole", "outcome.job.JobJudge.MAX_TASKS"),
        of("`warnings` of `batchTask`", "variable.task.SubmittedTask.MOST_WARNINGS"),
        of("the ends of logs in `batchError`", "outcome.log.FirstLogs.MOST"),
        of("a content (`inline`)"),
        of(
            "files of `outputs` that `${azureBatchCleanUp}` deletes by their names",
            "cleanup.NamedFiles.MOST"),
        of("all resource files of a task", "submit.resource.ResourceFilesSize.MOST"),
        of("a task, or a job, as it is sent", "-.batch.sdk.call.BodyLimit.MOST_BYTES"),
        of("the ids in `dependsOn`", "input.RestForms.MOST_OF_IDS"),
        of("`displayName`", "input.RestForms.MOST_OF_A_NAME"),
        of("a signature"),
        arguments(
            "a call to Azure", Set.of(CALL.time().toSeconds(), Long.valueOf(CALL.bodyBytes()))),
        arguments(
            "a listing of blobs, tasks, jobs or nodes",
            Set.of(
                Long.valueOf(LISTING.pages()),
                LISTING.bytes(),
                LISTING.time().toSeconds(),
                Long.valueOf(LISTING.items()))),
        of(
            "a message: of a BPMN error, in `batchError`, in `failures`, of an incident",
            "variable.StoredMessage.LONGEST"));
  }

  private static Arguments of(String what, String... constants) {
    return arguments(
        what, Arrays.stream(constants).map(SizesTest::value).collect(Collectors.toSet()));
  }

  /** They belong to the classes that hold them, and only this page names them all. */
  private static long value(String constant) {
    int end = constant.lastIndexOf('.');
    String type =
        ("io.github.azurebatch.camunda.impl.engine." + constant.substring(0, end))
            .replace("engine.-.", "");
    try {
      Field field = Class.forName(type).getDeclaredField(constant.substring(end + 1));
      field.setAccessible(true);
      return ((Number) field.get(null)).longValue();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(constant, e);
    }
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void areThoseOfTheCode(String what, Set<Long> bounds) {
    String bound = rows().filter(row -> row.get(0).equals(what)).findFirst().orElseThrow().get(1);

    assertThat(NUMBER.matcher(bound).results())
        .extracting(number -> Long.valueOf(number.group().replace(",", "")))
        .containsExactlyInAnyOrderElementsOf(bounds);
  }

  @Test
  void areAllHeldAgainstTheCode() {
    assertThat(rows().map(row -> row.get(0)))
        .containsExactlyInAnyOrderElementsOf(
            bounds().map(bound -> (String) bound.get()[0]).toList());
  }

  @Test
  void areElseThoseOfProperties() {
    assertThat(rows().flatMap(row -> PROPERTY.matcher(row.get(1)).results()))
        .hasSizeGreaterThan(2)
        .extracting(property -> property.group(1))
        .isSubsetOf(AzureBatchConfiguration.propertyNames());
  }

  /** What, and its bound. */
  private static Stream<List<String>> rows() {
    String section = Page.MODELLERS.text().split("\n## Sizes\n")[1];
    return section
        .lines()
        .filter(line -> line.startsWith("| "))
        .filter(line -> !line.startsWith("| what |"))
        .map(
            line ->
                Arrays.stream(line.substring(1).split("(?<!\\\\)\\|")).map(String::strip).toList());
  }
}
