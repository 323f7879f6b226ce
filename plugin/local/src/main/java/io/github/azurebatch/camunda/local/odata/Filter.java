package io.github.azurebatch.camunda.local.odata;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** An expression of {@code $filter}. */
sealed interface Filter {

  boolean matches(Filterable thing);

  /** The ids of which something must have one to match; empty if it may have any. */
  default Optional<Set<String>> ids() {
    return Optional.empty();
  }

  /** Both hold. */
  record And(Filter left, Filter right) implements Filter {
    @Override
    public boolean matches(Filterable thing) {
      // no short cut: an unknown property is refused wherever it stands
      return left.matches(thing) & right.matches(thing);
    }

    @Override
    public Optional<Set<String>> ids() {
      return left.ids().or(right::ids);
    }
  }

  /** One of them holds. */
  record Or(Filter left, Filter right) implements Filter {
    @Override
    public boolean matches(Filterable thing) {
      return left.matches(thing) | right.matches(thing);
    }

    @Override
    public Optional<Set<String>> ids() {
      return left.ids().flatMap(ids -> right.ids().map(others -> union(ids, others)));
    }

    private static Set<String> union(Set<String> ids, Set<String> others) {
      Set<String> all = new HashSet<>(ids);
      all.addAll(others);
      return all;
    }
  }

  /** It does not hold. */
  record Not(Filter operand) implements Filter {
    @Override
    public boolean matches(Filterable thing) {
      return !operand.matches(thing);
    }
  }

  /** The text of a property starts with this; ignores case, as ids do. */
  record StartsWith(String property, String prefix) implements Filter {
    @Override
    public boolean matches(Filterable thing) {
      return thing.property(property).filter(value -> startsWith(value.toString())).isPresent();
    }

    private boolean startsWith(String text) {
      return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }
  }

  /** A property compared with a literal. */
  record Comparison(String property, Operator operator, Object literal) implements Filter {
    @Override
    public boolean matches(Filterable thing) {
      Optional<Object> value = thing.property(property);
      if (value.isEmpty()) {
        return operator == Operator.NE;
      }
      return operator.holds(compare(value.get()));
    }

    @Override
    public Optional<Set<String>> ids() {
      return property.equals("id") && operator == Operator.EQ && literal instanceof String id
          ? Optional.of(Set.of(id))
          : Optional.empty();
    }

    private int compare(Object value) {
      if (value instanceof Instant time && literal instanceof Instant other) {
        return time.compareTo(other);
      }
      if (value instanceof Long number && literal instanceof Long other) {
        return number.compareTo(other);
      }
      if (value instanceof Boolean flag && literal instanceof Boolean other) {
        return flag.compareTo(other);
      }
      if (value instanceof String text && literal instanceof String other) {
        return text.compareToIgnoreCase(other);
      }
      throw new IllegalArgumentException(
          "'" + property + "' can't be compared with '" + literal + "'");
    }
  }

  /** A comparison operator. */
  enum Operator {
    EQ,
    NE,
    GT,
    GE,
    LT,
    LE;

    boolean holds(int comparison) {
      return switch (this) {
        case EQ -> comparison == 0;
        case NE -> comparison != 0;
        case GT -> comparison > 0;
        case GE -> comparison >= 0;
        case LT -> comparison < 0;
        case LE -> comparison <= 0;
      };
    }
  }
}
