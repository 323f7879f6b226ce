package io.github.azurebatch.camunda.local.impl.node.transfer.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A glob for one file or directory name, compared character by character: of what a star takes only
 * the last star is tried again, so that many stars cost no more than one.
 */
final class NameGlob {

  private final boolean namesLeadingDot;
  private final List<Part> parts = new ArrayList<>();

  /**
   * @param reads one character, or any number of them if it is a star
   */
  private record Part(IntPredicate reads, boolean isStar) {}

  /**
   * @param glob with {@code *}, {@code ?} and brackets
   */
  NameGlob(String glob) {
    this.namesLeadingDot = glob.startsWith(".");
    int lastClosing = glob.lastIndexOf(']');
    int at = 0;
    while (at < glob.length()) {
      int members = glob.startsWith("!", at + 1) ? at + 2 : at + 1;
      boolean brackets = glob.charAt(at) == '[' && lastClosing > members;
      int end = brackets ? glob.indexOf(']', members + 1) + 1 : at + 1;
      parts.add(brackets ? oneOf(glob.substring(at, end)) : part(glob.charAt(at)));
      at = end;
    }
  }

  static boolean hasWildcard(String name) {
    return name.chars().anyMatch(character -> "*?[".indexOf(character) >= 0);
  }

  private static Part part(char character) {
    return switch (character) {
      case '*' -> new Part(any -> true, true);
      case '?' -> new Part(any -> true, false);
      default -> new Part(each -> each == character, false);
    };
  }

  /** As in a shell, no character is in a range that ends before it begins. */
  private static Part oneOf(String brackets) {
    boolean negated = brackets.startsWith("[!");
    String members = brackets.substring(negated ? 2 : 1, brackets.length() - 1);
    return new Part(character -> isAmong(members, character) != negated, false);
  }

  private static boolean isAmong(String members, int character) {
    int at = 0;
    while (at < members.length()) {
      boolean isRange = at + 2 < members.length() && members.charAt(at + 1) == '-';
      int last = isRange ? at + 2 : at;
      if (character >= members.charAt(at) && character <= members.charAt(last)) {
        return true;
      }
      at = last + 1;
    }
    return false;
  }

  boolean matches(String name) {
    return (!name.startsWith(".") || namesLeadingDot) && matchesAll(name);
  }

  private boolean matchesAll(String name) {
    int part = 0;
    int at = 0;
    int afterStar = -1;
    int takenByStar = 0;
    while (at < name.length()) {
      if (part < parts.size() && parts.get(part).isStar()) {
        afterStar = ++part;
        takenByStar = at;
      } else if (part < parts.size() && parts.get(part).reads().test(name.charAt(at))) {
        part++;
        at++;
      } else if (afterStar >= 0) {
        part = afterStar;
        at = ++takenByStar;
      } else {
        return false;
      }
    }
    return parts.subList(part, parts.size()).stream().allMatch(Part::isStar);
  }
}
