package io.github.azurebatch.camunda.impl.engine.check.flow;

import io.github.azurebatch.camunda.impl.engine.check.model.CheckedProcess;
import io.github.azurebatch.camunda.impl.engine.check.model.Mistake;
import io.github.azurebatch.camunda.impl.engine.check.model.Severity;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds conditions of sequence flows that read an output which no activity declares: it is null in
 * every instance, and the process takes the other way without a word.
 */
record ConditionCheck(CheckedProcess process) {

  private static final Pattern FILE =
      Pattern.compile(
          "(?<![\\w.])(\\w+)\\.files\\s*\\[\\s*(?:'([^'\\\\]+)'|\"([^\"\\\\]+)\")\\s*]");

  /** Such a condition expects that the output may be missing. */
  private static final Pattern ASKS_WHETHER_IT_IS_THERE = Pattern.compile("\\b(null|empty)\\b");

  Stream<Mistake> mistakes() {
    return process
        .all("sequenceFlow")
        .flatMap(flow -> mistakes(flow, flow.element("conditionExpression")));
  }

  private Stream<Mistake> mistakes(Element flow, @Nullable Element condition) {
    if (condition == null
        || condition.attribute("language") != null
        || ASKS_WHETHER_IT_IS_THERE.matcher(condition.getText()).find()) {
      return Stream.of();
    }
    return FILE.matcher(condition.getText())
        .results()
        .flatMap(read -> mistake(flow, condition, read).stream());
  }

  private Optional<Mistake> mistake(Element flow, Element condition, MatchResult read) {
    String variable = read.group(1);
    String file = Objects.requireNonNullElseGet(read.group(2), () -> read.group(3));
    String id = String.valueOf(flow.attribute("id"));
    return new DeclaredOutputs(process, variable)
        .names()
        .filter(names -> !names.include(file))
        .map(
            names ->
                new Mistake(
                    Severity.WARNING,
                    id,
                    condition,
                    "Sequence flow '%s': its condition reads %s.files['%s'], and no activity of the process declares such an output; declared are %s. What is not there is null, and the process takes another way without a word"
                        .formatted(id, variable, file, names)));
  }
}
