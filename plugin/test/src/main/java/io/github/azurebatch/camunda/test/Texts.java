package io.github.azurebatch.camunda.test;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;

/** How failures show what an engine and the services hold. */
final class Texts {

  private static final int LONGEST = 700;
  private static final Pattern SIGNATURE = Pattern.compile("(?i)(\\bsig=)[^&\\s\"',;)}\\]]+");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private Texts() {}

  /** The time of day in UTC, with milliseconds. */
  static String time(@Nullable Date time) {
    return time == null ? "            " : TIME.format(Instant.ofEpochMilli(time.getTime()));
  }

  static String incident(Incident incident) {
    return "%s: %s".formatted(incident.getActivityId(), incident.getIncidentMessage());
  }

  static String joined(List<?> items) {
    return items.stream().map(String::valueOf).collect(Collectors.joining("\n  "));
  }

  /** A value of a variable on one line, without what is empty in it. */
  static String value(@Nullable Object value) {
    return abbreviated(withoutEmpty(value));
  }

  private static @Nullable Object withoutEmpty(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    Map<Object, @Nullable Object> filled = new LinkedHashMap<>();
    map.forEach(
        (name, content) -> {
          if (!isEmpty(content) && !"version".equals(name)) {
            filled.put(name, withoutEmpty(content));
          }
        });
    return filled;
  }

  private static boolean isEmpty(@Nullable Object content) {
    return content == null
        || content.equals("")
        || (content instanceof Map<?, ?> map && map.isEmpty())
        || (content instanceof Collection<?> items && items.isEmpty());
  }

  /** At most 700 characters on one line. */
  static String abbreviated(@Nullable Object value) {
    String text = String.valueOf(value).replaceAll("\\s*\\R\\s*", " ");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  /** What follows {@code sig=} in URLs is a secret, and is not shown. */
  static String withoutSignatures(String text) {
    return SIGNATURE.matcher(text).replaceAll("$1...");
  }
}
