package io.github.azurebatch.camunda.engine.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The names that a glob matches, as an automaton that reads their characters: its states are the
 * places in the glob that the name may have come to.
 *
 * <p>Documented: {@code *} is any characters of a name, {@code **} any directories (also none),
 * {@code ?} one character, and a leading dot has to be named. Inferred: that is so for directories
 * too, a last {@code **} takes files as well, and {@code **} inside of a longer name is {@code *}.
 */
final class Glob {

  private static final Pattern TOKEN =
      Pattern.compile("\\*+|\\[!?\\]?[^\\]]+\\]|\\$\\w+|\\$\\{\\w+\\}|.", Pattern.DOTALL);

  private final List<Step> steps = new ArrayList<>();

  /**
   * What leads on from one place.
   *
   * @param reads the characters that do
   * @param stays whether they lead to the same place again, else to the next one
   * @param named whether a leading dot is among them, because the glob names it
   * @param jumps how many places on no character is needed
   */
  private record Step(Characters reads, boolean stays, boolean named, List<Integer> jumps) {

    static Step one(Characters reads, boolean named) {
      return new Step(reads, false, named, List.of());
    }

    static Step many(Characters reads, boolean named) {
      return new Step(reads, true, named, List.of(1));
    }
  }

  private Glob() {}

  /** A text that stands for itself, and a glob behind it. */
  static Glob of(String text, String glob) {
    Glob names = new Glob();
    names.addText(text);
    List<String> segments = Arrays.asList(glob.split("/", -1));
    for (String segment : segments.subList(0, segments.size() - 1)) {
      names.addDirectory(segment);
    }
    names.addFile(segments.get(segments.size() - 1));
    return names;
  }

  private void addText(String text) {
    text.chars().forEach(each -> steps.add(Step.one(Characters.only((char) each), true)));
  }

  private void addDirectory(String segment) {
    if (segment.equals("**")) {
      steps.add(new Step(Characters.NONE, false, false, List.of(1, 3)));
      steps.add(Step.many(Characters.ALL, false));
    } else {
      addName(segment);
    }
    addText("/");
  }

  private void addFile(String segment) {
    if (segment.equals("**")) {
      steps.add(Step.many(Characters.ALL, false));
    } else {
      addName(segment);
    }
  }

  private void addName(String segment) {
    Matcher token = TOKEN.matcher(segment);
    while (token.find()) {
      steps.add(step(token.group(), token.start() == 0));
    }
  }

  private static Step step(String token, boolean first) {
    if (token.startsWith("*")) {
      return Step.many(Characters.OF_A_NAME, false);
    }
    if (token.equals("?")) {
      return Step.one(Characters.OF_A_NAME, false);
    }
    if (token.length() > 1) {
      // the node's variables are unknown here
      return token.startsWith("$")
          ? Step.many(Characters.ALL, first)
          : Step.one(Characters.of(token), false);
    }
    return Step.one(Characters.only(token.charAt(0)), first);
  }

  /** The state before the first character. */
  BitSet start() {
    BitSet start = new BitSet();
    reach(0, start);
    return start;
  }

  /**
   * The state after one more character.
   *
   * @param begins whether it is the first one of a file's or a directory's name
   */
  BitSet next(BitSet state, char character, boolean begins) {
    BitSet next = new BitSet();
    for (int i = state.nextSetBit(0); i >= 0 && i < steps.size(); i = state.nextSetBit(i + 1)) {
      Step step = steps.get(i);
      boolean hidden = begins && character == '.' && !step.named();
      if (!hidden && step.reads().contains(character)) {
        reach(step.stays() ? i : i + 1, next);
      }
    }
    return next;
  }

  private void reach(int place, BitSet state) {
    state.set(place);
    if (place < steps.size()) {
      steps.get(place).jumps().forEach(jump -> reach(place + jump, state));
    }
  }

  /** Whether what was read until then is a name that matches. */
  boolean matchesIn(BitSet state) {
    return state.get(steps.size());
  }

  /** Characters between two borders are alike to this glob. */
  IntStream borders() {
    return steps.stream().flatMapToInt(step -> step.reads().borders());
  }
}
