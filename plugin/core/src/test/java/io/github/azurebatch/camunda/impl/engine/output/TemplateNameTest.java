package io.github.azurebatch.camunda.impl.engine.output;

import static io.github.azurebatch.camunda.LinearTime.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.engine.pattern.Placeholders;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateNameTest {

  private static final SubmittedTasks TASKS =
      new SubmittedTasks(
          "default",
          "job",
          "a",
          20,
          Instant.EPOCH,
          null,
          null,
          null,
          OnCancel.TERMINATE,
          null,
          List.of(),
          List.of());

  @Test
  void findsTheValuesInTheName() {
    TemplateName template = new TemplateName("out/{item.kind}/{taskId}/{index}-", TASKS, true);

    assertThat(template.in("out/b/c/a-17/17-x.txt"))
        .hasValueSatisfying(
            values -> {
              assertThat(values.all()).containsExactly("b/c", "a-17", "17");
              assertThat(values.numbers()).containsEntry("taskId", "a-17");
              assertThat(values.rest()).isEqualTo("x.txt");
            });
    assertThat(template.in("out/b/x-17/17-x.txt")).isEmpty();
  }

  @Test
  void hasTheSameNumberWhereverItsPlaceholderStands() {
    TemplateName template = new TemplateName("{item}/{index}/{item}/{index}", TASKS, false);

    assertThat(template.in("x/1/y/2/z/1").map(TemplateName.Values::all))
        .contains(List.of("x", "1", "y/2/z"));
    assertThat(template.in("x/1/y/2")).isEmpty();
  }

  @Property(tries = 5_000)
  void findsWhatARegularExpressionWould(
      @ForAll @Size(max = 6) List<@From("parts") String> path,
      @ForAll @Size(max = 10) List<@From("characters") String> name,
      @ForAll boolean hasRest) {
    String template = String.join("", path);
    Matcher expected = expression(template, hasRest).matcher(String.join("", name));

    Optional<TemplateName.Values> found =
        new TemplateName(template, TASKS, hasRest).in(String.join("", name));

    assertThat(found.isPresent()).isEqualTo(expected.matches());
    found.ifPresent(
        values -> {
          assertThat(String.join("\n", values.all())).isEqualTo(groups(expected));
          assertThat(values.rest()).isEqualTo(expected.group(expected.groupCount()));
        });
  }

  private static Pattern expression(String template, boolean hasRest) {
    StringBuilder expression = new StringBuilder();
    int from = 0;
    for (MatchResult placeholder : Placeholders.PATTERN.matcher(template).results().toList()) {
      expression.append(Pattern.quote(template.substring(from, placeholder.start())));
      expression.append(group(placeholder.group(1), expression.toString()));
      from = placeholder.end();
    }
    expression.append(Pattern.quote(template.substring(from)));
    return Pattern.compile(expression + (hasRest ? "(.*)" : "()"));
  }

  private static String group(String placeholder, String before) {
    if (before.contains("(?<" + placeholder + ">")) {
      return "\\k<" + placeholder + ">";
    }
    return switch (placeholder) {
      case "taskId" -> "(?<taskId>a-\\d{2})";
      case "index" -> "(?<index>\\d{1,9})";
      default -> "(.+)";
    };
  }

  private static String groups(MatchResult match) {
    StringBuilder groups = new StringBuilder();
    for (int group = 1; group < match.groupCount(); group++) {
      groups.append(group == 1 ? "" : "\n").append(match.group(group));
    }
    return groups.toString();
  }

  @Provide
  Arbitrary<String> parts() {
    return Arbitraries.of("{item}", "{item.b}", "{taskId}", "{index}", "/", "a", "-", "1");
  }

  @Provide
  Arbitrary<String> characters() {
    return Arbitraries.of("a", "-", "1", "2", "/", "a-12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "a", "1", "a-1", "a-12", "a-12/"})
  void isSoughtInLinearTime(String repeated) {
    TemplateName template =
        new TemplateName("{item}/{item}/{taskId}/{item}{index}/{item}/x", TASKS, false);

    assertLinear(repeated, template::in);
  }
}
