package io.github.azurebatch.camunda.impl.engine.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MarksTest {

  private static final Names NAMES = Names.ofJob("default", "job-1");

  private static final Map<String, Object> VALUE =
      Map.of(
          "url", "https://s.blob.core.windows.net/c/a.txt",
          "container", "c",
          "name", "a.txt",
          "count", 3,
          "outputFiles", List.of(Map.of("path", "a", "required", true)));

  private final InstallationKey key = GivenMarks.key();
  private final Marks marks = marks(new Owner("tenant", "process", "instance"));

  @ParameterizedTest
  @EnumSource
  void believesWhatItHasMarked(MarkedKind kind) {
    assertThatCode(() -> marks.require(kind, marks.on(kind, VALUE), NAMES))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void makesAMarkOf22Characters(MarkedKind kind) {
    assertThat((String) marks.on(kind, VALUE).get("mark")).matches("[\\w-]{22}");
  }

  /** What an earlier build has marked has to stay valid, also that of a process instance. */
  @ParameterizedTest
  @CsvSource({"BATCH_TASK, YL2bgvalCLyPxEImYDh6ig", "WAIT, 3Xourd6llIxb2N1CoUYOLQ"})
  void makesTheMarkThatTheFirstBuildsMade(MarkedKind kind, String mark) {
    MarkKey stored = MarkKey.of("pZrmlCviGfsem2R1rsijPHlZN6AcULm8uZXBlApgi00");
    Owner owner = new Owner("tenant", "process", "instance");

    assertThat(new Marks(new InstallationKey(stored), owner, (who, names) -> false).on(kind, VALUE))
        .containsEntry("mark", mark);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAValueWithoutAMark(MarkedKind kind) {
    assertRefused(marks, kind, VALUE, "its mark, which the plugin sets, is missing");
  }

  @ParameterizedTest
  @EnumSource
  void refusesEachFieldThatItCoversAltered(MarkedKind kind) {
    Map<String, Object> marked = marks.on(kind, VALUE);
    for (String field : VALUE.keySet()) {
      Map<String, Object> altered = new HashMap<>(marked);
      altered.put(field, "other");
      if (kind.covers(field)) {
        assertRefused(marks, kind, altered, "its mark is of other values");
      } else {
        assertThatCode(() -> marks.require(kind, altered, NAMES)).doesNotThrowAnyException();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesAFieldMoreOrLess(MarkedKind kind) {
    Map<String, Object> marked = marks.on(kind, VALUE);
    Map<String, Object> less = new HashMap<>(marked);
    less.remove("url");
    assertRefused(marks, kind, less, "of other values");
    if (kind.covers("more")) {
      Map<String, Object> more = new HashMap<>(marked);
      more.put("more", 1);
      assertRefused(marks, kind, more, "of other values");
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesTheMarkOfAnotherKind(MarkedKind kind) {
    for (MarkedKind other : MarkedKind.values()) {
      if (other != kind) {
        assertRefused(marks, kind, marks.on(other, VALUE), "of other values");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesTheMarkOfAnotherTenant(MarkedKind kind) {
    Map<String, Object> marked = marks.on(kind, VALUE);
    assertRefused(marks(new Owner("other", "process", "instance")), kind, marked, "another tenant");
    assertRefused(marks(new Owner(null, "process", "instance")), kind, marked, "another tenant");
  }

  @ParameterizedTest
  @EnumSource
  void passesToAnotherInstanceUnlessItIsOfOneOnly(MarkedKind kind) {
    Marks other = marks(new Owner("tenant", "process", "other"));
    Map<String, Object> marked = marks.on(kind, VALUE);
    if (kind.isOfInstance()) {
      assertRefused(other, kind, marked, "another process instance or another tenant");
    } else {
      assertThatCode(() -> other.require(kind, marked, NAMES)).doesNotThrowAnyException();
    }
  }

  @Test
  void refusesTheMarkOfAnotherInstallation() {
    Marks other =
        new Marks(GivenMarks.key(), new Owner("tenant", null, "instance"), (owner, names) -> false);
    assertRefused(other, MarkedKind.BATCH_JOB, marks.on(MarkedKind.BATCH_JOB, VALUE), "of other");
  }

  @Test
  void refusesAMarkThatIsNoText() {
    Map<String, Object> forged = new HashMap<>(VALUE);
    forged.put("mark", List.of(1));
    assertRefused(marks, MarkedKind.BATCH_JOB, forged, "of other values");
  }

  @Test
  void knowsAValueHoweverItWasStored() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("whole", 1);
    value.put("part", 0.5);
    value.put("large", 12_000_000_000L);
    value.put("nothing", null);
    value.put("nested", Map.of("a", 1, "b", Arrays.asList("x", null)));
    Map<String, Object> stored = new TreeMap<>(Collections.reverseOrder());
    stored.put("whole", BigDecimal.valueOf(1.0));
    stored.put("part", new BigDecimal("0.50"));
    stored.put("large", 1.2e10);
    stored.put("nested", Json.read("{\"b\":[\"x\",null],\"a\":1.0}"));
    stored.put("mark", marks.on(MarkedKind.BATCH_JOB, value).get("mark"));
    assertThatCode(() -> marks.require(MarkedKind.BATCH_JOB, stored, NAMES))
        .doesNotThrowAnyException();
  }

  @Test
  void tellsANumberFromATextAndAListFromItsElement() {
    for (Object altered : List.of("1", List.of(1), true, 2)) {
      Map<String, Object> value = new HashMap<>(marks.on(MarkedKind.BATCH_JOB, Map.of("a", 1)));
      value.put("a", altered);
      assertRefused(marks, MarkedKind.BATCH_JOB, value, "of other values");
    }
  }

  @Test
  void doesNotCoverWarnings() {
    Map<String, Object> marked = new HashMap<>(marks.on(MarkedKind.BATCH_TASK, VALUE));
    marked.put("warnings", List.of("something"));
    assertThatCode(() -> marks.require(MarkedKind.BATCH_TASK, marked, NAMES))
        .doesNotThrowAnyException();
  }

  @Test
  void marksEachFileOfOutputsAndTheirReference() {
    Map<String, Object> outputs =
        marks.onOutputs(
            Map.of(
                "files", Map.of("a.txt", VALUE),
                "list", List.of(VALUE),
                "reference", Map.of("taskIdPrefix", "part")));
    Map<?, ?> file = map(map(outputs.get("files")).get("a.txt"));
    assertThat(outputs.get("list")).isEqualTo(List.of(file));
    marks.require(MarkedKind.OUTPUT_FILE, file, NAMES);
    marks.require(MarkedKind.BATCH_TASKS, map(outputs.get("reference")), NAMES);
  }

  @Test
  void asksOnePlaceForWhatHasNoValidMark() {
    List<Object> asked = new ArrayList<>();
    Owner owner = new Owner("tenant", "process", "instance");
    Marks trusting =
        new Marks(
            key,
            owner,
            (who, what) -> {
              asked.add(who);
              asked.add(what);
              return true;
            });
    trusting.require(MarkedKind.BATCH_JOB, trusting.on(MarkedKind.BATCH_JOB, VALUE), NAMES);
    assertThat(asked).isEmpty();
    trusting.require(MarkedKind.BATCH_JOB, VALUE, NAMES);
    assertThat(asked).containsExactly(owner, NAMES);
  }

  @Test
  void saysWhatTheValueNamesAndWhatToDo() {
    assertRefused(
        marks, MarkedKind.BATCH_JOB, VALUE, "batchJob of job 'job-1' (account 'default')");
    assertThatThrownBy(
            () ->
                marks.require(
                    Set.of(MarkedKind.OUTPUT_CONTAINER, MarkedKind.BATCH_TASKS),
                    MarkedKind.OUTPUT_CONTAINER,
                    Map.of(),
                    Names.ofContainer("default", "results")))
        .hasMessageContaining("outputContainer of container 'results'")
        .hasMessageContaining("'trust-unmarked-values'");
  }

  @Test
  void keepsItsKeyToItself() {
    MarkKey secret = MarkKey.random();
    assertThat(secret.toString()).doesNotContain(secret.stored());
    assertThat(MarkKey.of(secret.stored()).mark("text")).isEqualTo(secret.mark("text"));
    assertThat(secret.stored()).hasSize(43);
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private Marks marks(Owner owner) {
    return new Marks(key, owner, (who, names) -> false);
  }

  private static void assertRefused(
      Marks marks, MarkedKind kind, Map<String, Object> value, String said) {
    assertThatThrownBy(() -> marks.require(kind, value, NAMES))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(said);
  }
}
