package io.github.azurebatch.camunda.cockpit;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.TreeSet;
import org.camunda.bpm.cockpit.db.QueryParameters;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request. What cannot be meant is answered with 400 and with what is allowed:
 * a parameter that were ignored would show what nobody asked for.
 */
record Parameters(MultivaluedMap<String, String> given) {

  /** As long as databases compare; the engine's own names and ids are shorter. */
  private static final int LONGEST = 2_000;

  /** No wait is older, and databases have no times before their calendars. */
  private static final Duration LONGEST_AGO = Duration.ofDays(3_660);

  private static final int PAGE = 50;
  private static final int MOST = 200;

  /**
   * @param known the names that there are
   */
  static Parameters of(UriInfo request, String... known) {
    MultivaluedMap<String, String> given = request.getQueryParameters();
    TreeSet<String> names = new TreeSet<>(List.of(known));
    given.forEach(
        (name, values) -> {
          if (!names.contains(name)) {
            throw refusal("There is no parameter '%s'; allowed are %s".formatted(name, names));
          }
          if (values.size() > 1) {
            throw refusal("'%s' is given %d times".formatted(name, values.size()));
          }
        });
    return new Parameters(given);
  }

  /** Null where it is absent or blank, as a field of a form is that nobody has filled in. */
  @Nullable String text(String name) {
    String value = given.getFirst(name);
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
      throw refusal(
          "'%s' is longer than %d characters, or has a character zero".formatted(name, LONGEST));
    }
    return value.strip();
  }

  /** As it is, blanks too. */
  String required(String name) {
    if (text(name) == null) {
      throw refusal("The parameter '%s' is missing".formatted(name));
    }
    return String.valueOf(given.getFirst(name));
  }

  int number(String name, int least, int most, int otherwise) {
    String value = text(name);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the refusal says what is allowed
    }
    throw refusal(
        "'%s' is '%s'; a number from %d to %d is allowed".formatted(name, value, least, most));
  }

  @Nullable String oneOf(String name, Collection<String> allowed) {
    String value = text(name);
    if (value != null && !allowed.contains(value)) {
      throw refusal("'%s' is '%s'; allowed are %s".formatted(name, value, allowed));
    }
    return value;
  }

  @Nullable Duration duration(String name, Duration longest) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    try {
      Duration duration = Duration.parse(value);
      if (!duration.isNegative() && duration.compareTo(longest) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // the refusal says what is allowed
    }
    throw refusal(
        "'%s' is '%s'; a duration such as PT30M is allowed, up to %s"
            .formatted(name, value, longest));
  }

  /** The time that was so long ago, by the engine's clock. */
  @Nullable Date ago(String name) {
    Duration duration = duration(name, LONGEST_AGO);
    return duration == null
        ? null
        : Date.from(ClockUtil.getCurrentTime().toInstant().minus(duration));
  }

  /** Which part of a list is asked for: {@code firstResult} and {@code maxResults}. */
  void page(QueryParameters query) {
    query.setFirstResult(number("firstResult", 0, Integer.MAX_VALUE, 0));
    query.setMaxResults(number("maxResults", 1, MOST, PAGE));
  }

  private static WebApplicationException refusal(String message) {
    return Refusal.answer(Response.Status.BAD_REQUEST.getStatusCode(), message);
  }
}
