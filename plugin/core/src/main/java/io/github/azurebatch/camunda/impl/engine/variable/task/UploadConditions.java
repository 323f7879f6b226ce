package io.github.azurebatch.camunda.impl.engine.variable.task;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Upload conditions as models write them. */
public final class UploadConditions {

  private UploadConditions() {}

  public static UploadCondition parse(String text) {
    return Arrays.stream(UploadCondition.values())
        .filter(condition -> condition.wireName().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "'%s' is no upload condition; allowed are %s".formatted(text, wireNames())));
  }

  private static String wireNames() {
    return Arrays.stream(UploadCondition.values())
        .map(UploadCondition::wireName)
        .collect(Collectors.joining(", "));
  }
}
