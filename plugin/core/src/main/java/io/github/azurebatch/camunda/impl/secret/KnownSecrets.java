package io.github.azurebatch.camunda.impl.secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The secrets that are configured in this Java process. {@link ForeignText} cuts them from every
 * text: exceptions do so where they are made, far from any configuration, and what one engine is
 * configured with must not be shown by another one either.
 */
public final class KnownSecrets implements AutoCloseable {

  private static final List<KnownSecrets> ALL = new ArrayList<>();

  /** The forms of all of them, each once: engines of one process often have the same secrets. */
  private static volatile Set<String> allForms = Set.of();

  private final Set<String> forms;

  private KnownSecrets(Set<String> forms) {
    this.forms = forms;
  }

  /**
   * Lets these be cut until the result is closed.
   *
   * @param values of which those with fewer than six characters are not cut
   */
  public static KnownSecrets add(Collection<String> values) {
    KnownSecrets secrets =
        new KnownSecrets(
            values.stream()
                .flatMap(value -> SecretForms.of(value).stream())
                .collect(Collectors.toUnmodifiableSet()));
    synchronized (ALL) {
      ALL.add(secrets);
      collect();
    }
    return secrets;
  }

  private static void collect() {
    allForms =
        ALL.stream()
            .flatMap(secrets -> secrets.forms.stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a secret is long enough to be told from other words. */
  public static boolean canBeFound(String value) {
    return value.length() >= SecretForms.SHORTEST;
  }

  /** Where secrets stand in the text, in its order; they do not overlap. */
  static List<Span> in(String text) {
    List<Span> found = new ArrayList<>();
    allForms.forEach(form -> find(form, text, found));
    return merged(found);
  }

  /**
   * The same for a text of which something has shortened the end, or parts: also where it ends
   * within a secret, and where an ellipsis is within one.
   */
  static List<Span> inShortened(String text) {
    List<Span> found = in(text);
    int from = 0;
    for (int end : ShortenedText.endsOf(text)) {
      int begin = end - beginningAtEnd(text, from, end);
      if (begin < end) {
        found.add(new Span(begin, end));
      }
      from = end;
    }
    return merged(found);
  }

  /** How much of the beginning of a secret the part of the text ends with; 0 for none. */
  private static int beginningAtEnd(String text, int from, int end) {
    int longest = 0;
    for (String form : allForms) {
      int length = Math.min(form.length() - 1, end - from);
      while (length > longest && !text.regionMatches(end - length, form, 0, length)) {
        length--;
      }
      longest = Math.max(longest, length);
    }
    return longest >= SecretForms.SHORTEST ? longest : 0;
  }

  private static void find(String form, String text, List<Span> found) {
    int at = text.indexOf(form);
    while (at >= 0) {
      found.add(new Span(at, at + form.length()));
      at = text.indexOf(form, at + form.length());
    }
  }

  /** How much of the end of a secret the text begins with; 0 for none. */
  static int endAtBeginningOf(String text) {
    int longest = 0;
    for (String form : allForms) {
      longest = Math.max(longest, endAtBeginning(form, text));
    }
    return longest;
  }

  private static int endAtBeginning(String form, String text) {
    int length = Math.min(form.length() - 1, text.length());
    while (length >= SecretForms.SHORTEST
        && !text.regionMatches(0, form, form.length() - length, length)) {
      length--;
    }
    return length >= SecretForms.SHORTEST ? length : 0;
  }

  private static List<Span> merged(List<Span> spans) {
    List<Span> merged = new ArrayList<>();
    spans.sort(Comparator.comparingInt(Span::begin));
    for (Span span : spans) {
      Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && span.begin() <= last.end()) {
        merged.set(merged.size() - 1, new Span(last.begin(), Math.max(last.end(), span.end())));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }

  @Override
  public void close() {
    synchronized (ALL) {
      ALL.remove(this);
      collect();
    }
  }

  /**
   * @param begin of its first character
   * @param end behind its last character
   */
  record Span(int begin, int end) {}
}
