package io.github.azurebatch.camunda.local.impl.odata;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An expression of {@code $filter}. */
sealed interface Filter {

  boolean matches(Filterable thing);

  /** The ids of which something must have one to match; empty if it may have any. */
  default Optional<Set<String>> ids() {
    return Optional.empty();
  }

  /** All of them hold; no short cut: an unknown property is refused wherever it stands. */
  record And(List<Filter> operands) implements Filter {
    @Override
    public boolean matches(Filterable thing) {
      return operands.stream().filter(operand -> !operand.matches(thing)).count() == 0;
    }

    @Override
    public Optional<Set<String>> ids() {
      return operands.stream().map(Filter::ids).flatMap(Optional::stream).findFirst();
    }
  }

  /** One of them holds. */
  record Or(List<Filter> operands) implements Filter {
    @Override
    public boolean matches(Filterable thing) {
      return operands.stream().filter(operand -> operand.matches(thing)).count() > 0;
    }

    @Override
    public Optional<Set<String>> ids() {
      Set<String> all = new HashSet<>();
      for (Filter operand : operands) {
        Optional<Set<String>> ids = operand.ids();
        if (ids.isEmpty()) {
          return ids;
        }
        all.addAll(ids.get());
      }
      return Optional.of(all);
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
