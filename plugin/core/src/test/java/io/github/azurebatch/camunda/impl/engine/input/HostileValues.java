package io.github.azurebatch.camunda.impl.engine.input;

import static java.util.Map.entry;

import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Values of inputs as somebody gives them who wants to find out what breaks, for each input. */
public final class HostileValues {

  /** The value of the secret {@code x} of the tests' accounts. */
  public static final String SECRET = "Tr0ub4dor+and/3=";

  private static final Arbitrary<Object> NAMES = texts(HostileTexts.names());
  private static final Arbitrary<Object> PATTERNS = texts(HostileTexts.patterns());
  private static final Arbitrary<Object> LINES = texts(HostileTexts.lines());
  private static final Arbitrary<Object> NUMBERS = texts(HostileTexts.numbers());
  private static final Arbitrary<Object> DURATIONS = texts(HostileTexts.durations());
  private static final Arbitrary<Object> JSON = texts(HostileTexts.json());
  private static final Arbitrary<Object> WORDS = texts(HostileTexts.words());

  private static final Map<String, Arbitrary<Object>> BY_INPUT =
      Map.ofEntries(
          entry(AzureBatchInputs.ACCOUNT, NAMES),
          entry(AzureBatchInputs.ACCESS_POLICY, WORDS),
          entry(AzureBatchInputs.AFFINITY_INFO, JSON),
          entry(AzureBatchInputs.ALLOW_TASK_PREEMPTION, WORDS),
          entry(AzureBatchInputs.ALLOWED_FAILURES, NUMBERS),
          entry(AzureBatchInputs.APPLICATION_PACKAGE_REFERENCES, JSON),
          entry(AzureBatchInputs.AUTHENTICATION_TOKEN_SETTINGS, JSON),
          entry(AzureBatchInputs.AUTO_POOL, JSON),
          entry(AzureBatchInputs.AWAIT, WORDS),
          entry(AzureBatchInputs.COMMAND_LINE, LINES),
          entry(AzureBatchInputs.CONTAINER, NAMES),
          entry(AzureBatchInputs.CONTAINER_SETTINGS, JSON),
          entry(AzureBatchInputs.DELETE_BLOBS, WORDS),
          entry(AzureBatchInputs.DELETE_CONTAINER, NAMES),
          entry(AzureBatchInputs.DELETE_JOB, WORDS),
          entry(AzureBatchInputs.DEPENDS_ON, either(NAMES, JSON)),
          entry(AzureBatchInputs.DISPLAY_NAME, NAMES),
          entry(AzureBatchInputs.ENVIRONMENT, either(LINES, JSON)),
          entry(AzureBatchInputs.EXIT_CONDITIONS, JSON),
          entry(AzureBatchInputs.FILES, PATTERNS),
          entry(AzureBatchInputs.INLINE, either(PATTERNS, LINES)),
          entry(AzureBatchInputs.ITEMS, either(JSON, texts(HostileTexts.counts()))),
          entry(AzureBatchInputs.JOB_ID, NAMES),
          entry(AzureBatchInputs.JOB_MANAGER_TASK, JSON),
          entry(AzureBatchInputs.KIND, NAMES),
          entry(AzureBatchInputs.LIFETIME, DURATIONS),
          entry(AzureBatchInputs.MAX_PARALLEL_TASKS, NUMBERS),
          entry(AzureBatchInputs.MAX_TASK_RETRY_COUNT, NUMBERS),
          entry(AzureBatchInputs.MAX_WALL_CLOCK_TIME, DURATIONS),
          entry(AzureBatchInputs.METADATA, either(LINES, JSON)),
          entry(AzureBatchInputs.NETWORK_CONFIGURATION, JSON),
          entry(AzureBatchInputs.ON_ALL_TASKS_COMPLETE, WORDS),
          entry(AzureBatchInputs.ON_CANCEL, WORDS),
          entry(AzureBatchInputs.ON_SAS_EXPIRY, WORDS),
          entry(AzureBatchInputs.ON_TASK_FAILURE, WORDS),
          entry(AzureBatchInputs.OUTPUT_FILES, either(PATTERNS, either(LINES, JSON))),
          entry(AzureBatchInputs.PERMISSIONS, WORDS),
          entry(AzureBatchInputs.POOL_ID, NAMES),
          entry(AzureBatchInputs.PRIORITY, NUMBERS),
          entry(AzureBatchInputs.QUEUE_ALLOWANCE, DURATIONS),
          entry(AzureBatchInputs.REQUIRED, PATTERNS),
          entry(AzureBatchInputs.REQUIRED_SLOTS, NUMBERS),
          entry(AzureBatchInputs.RESOURCE_FILES, either(LINES, JSON)),
          entry(AzureBatchInputs.RESULT_VARIABLE, NAMES),
          entry(AzureBatchInputs.RETENTION_TIME, DURATIONS),
          entry(AzureBatchInputs.SAS, JSON),
          entry(AzureBatchInputs.TASK, JSON),
          entry(AzureBatchInputs.TASK_ID, NAMES),
          entry(AzureBatchInputs.TERMINATE_JOB, WORDS),
          entry(AzureBatchInputs.TERMINATE_ON_TIMEOUT, WORDS),
          entry(AzureBatchInputs.TERMINATE_OTHERS, WORDS),
          entry(AzureBatchInputs.TIMEOUT, DURATIONS),
          entry(AzureBatchInputs.UPLOAD_DETAILS, WORDS),
          entry(AzureBatchInputs.USER_IDENTITY, JSON),
          entry(AzureBatchInputs.USES_TASK_DEPENDENCIES, WORDS));

  private HostileValues() {}

  /** The inputs that there are values for. */
  public static List<String> inputs() {
    return BY_INPUT.keySet().stream().sorted().toList();
  }

  /** Values for the input: its own kind half of the time, else plain data or objects of any. */
  public static Arbitrary<HostileValue> of(String input) {
    Arbitrary<HostileValue> own =
        Objects.requireNonNull(BY_INPUT.get(input), input).map(HostileValue::of);
    Arbitrary<HostileValue> plain =
        GivenInputs.values().filter(value -> isFew(input, value)).map(HostileValue::of);
    return Arbitraries.oneOf(own, own, plain, ForeignObjects.any());
  }

  /** A number of items is a number of tasks to read; that a million are taken is tested apart. */
  private static boolean isFew(String input, Object value) {
    return !input.equals(AzureBatchInputs.ITEMS)
        || !(value instanceof Number number)
        || Math.abs(number.doubleValue()) < 100;
  }

  private static Arbitrary<Object> either(Arbitrary<Object> one, Arbitrary<Object> other) {
    return Arbitraries.oneOf(List.of(one, other));
  }

  private static Arbitrary<Object> texts(Stream<Arbitrary<String>> kinds) {
    return Arbitraries.oneOf(
        Stream.concat(kinds, Stream.of(GivenInputs.texts()))
            .map(Arbitrary::<Object>asGeneric)
            .toList());
  }
}
