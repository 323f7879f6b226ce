package io.github.azurebatch.camunda.impl.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.input.HostileValues;
import io.github.azurebatch.camunda.impl.engine.variable.StoredMessage;
import java.util.regex.Pattern;

/** What a message about a wrong input must be: for people, of bounded length, without secrets. */
final class Complaints {

  /** The class of a value is the author's own; one of an exception or of ours says nothing. */
  private static final Pattern CLASS_NAME =
      Pattern.compile(
          "(?<!of (the )?class )\\b(java|javax|groovy|com|org|io)\\.[a-z]+\\.[\\w.$]*[A-Z]\\w+");

  private static final Pattern STACK_TRACE = Pattern.compile("\\n\\s*at |\\.java:\\d");

  private Complaints() {}

  /** Of an activity. */
  static void check(String message) {
    checkOfValue(message);
    assertThat(message)
        .contains("Activity 'activity' (process instance 'instance'): input '")
        .contains("The activity has done nothing; correct the input")
        .hasSizeLessThanOrEqualTo(StoredMessage.LONGEST);
  }

  /** Of a value, before its activity is known. */
  static void checkOfValue(String message) {
    assertThat(message).isNotBlank().doesNotContain(HostileValues.SECRET);
    assertThat(CLASS_NAME.matcher(message).find()).as(message).isFalse();
    assertThat(STACK_TRACE.matcher(message).find()).as(message).isFalse();
  }
}
