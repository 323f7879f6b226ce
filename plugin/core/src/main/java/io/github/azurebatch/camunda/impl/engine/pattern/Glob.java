package io.github.azurebatch.camunda.impl.engine.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The names that a glob matches, as an automaton that reads their characters: its states are the
 * places in the glob that the name may have come to. So each character is read once, however many
 * wildcards there are.
 *
 * <p>Documented: {@code *} is any characters of a name, {@code **} any directories (also none),
 * {@code ?} one character, and a leading dot has to be named. Inferred: that is so for directories
 * too, a last {@code **} takes files as well, and {@code **} inside of a longer name is {@code *}.
 */
public final class Glob {

  private static final String ANY_DIRECTORIES = "**";

  private final List<Step> steps = new ArrayList<>();
  private final boolean lenient;
  private int shortest;

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

    /** Both, one after the other, match what the wider one matches. */
    Step or(Step next) {
      boolean all = reads.equals(Characters.ALL) || next.reads.equals(Characters.ALL);
      return many(all ? Characters.ALL : reads, named || next.named);
    }
  }

  private Glob(boolean lenient) {
    this.lenient = lenient;
  }

  /** A text that stands for itself, and a glob behind it. */
  public static Glob of(String text, String glob) {
    return new Glob(false).with(text, glob);
  }

  /**
   * The same where only documented rules make that a name does not match: whether the service keeps
   * to the inferred ones is not known.
   */
  static Glob lenient(String glob) {
    return new Glob(true).with("", glob);
  }

  private Glob with(String text, String glob) {
    addText(text);
    List<String> segments = Arrays.asList(glob.split("/", -1));
    String before = "";
    for (String segment : segments.subList(0, segments.size() - 1)) {
      if (!segment.equals(ANY_DIRECTORIES) || !before.equals(ANY_DIRECTORIES)) {
        addDirectory(segment);
      }
      before = segment;
    }
    addFile(segments.get(segments.size() - 1));
    return this;
  }

  private void addText(String text) {
    text.chars().forEach(each -> add(Step.one(Characters.only((char) each), true)));
  }

  private void addDirectory(String segment) {
    if (segment.equals(ANY_DIRECTORIES)) {
      steps.add(new Step(Characters.NONE, false, false, List.of(1, 3)));
      steps.add(Step.many(Characters.ALL, false));
      steps.add(Step.one(Characters.only('/'), true));
    } else {
      addName(segment);
      addText("/");
    }
  }

  private void addFile(String segment) {
    if (segment.equals(ANY_DIRECTORIES)) {
      steps.add(Step.many(Characters.ALL, false));
    } else {
      addName(segment);
    }
  }

  private void addName(String segment) {
    boolean first = true;
    for (String token : GlobTokens.of(segment)) {
      add(step(token, first));
      first = false;
    }
  }

  private Step step(String token, boolean first) {
    if (token.startsWith("*")) {
      boolean mayBeDirectories = lenient && token.length() > 1;
      return Step.many(mayBeDirectories ? Characters.ALL : Characters.OF_A_NAME, false);
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

  private void add(Step step) {
    int last = steps.size() - 1;
    if (step.stays() && last >= 0 && steps.get(last).stays()) {
      steps.set(last, steps.get(last).or(step));
    } else {
      steps.add(step);
      shortest += step.stays() ? 0 : 1;
    }
  }

  /**
   * Whether the whole name matches. Names have an end, so a glob of any length does not read them
   * any longer than one of their own length.
   */
  boolean matches(String name) {
    if (shortest > name.length()) {
      return false;
    }
    int file = name.lastIndexOf('/') + 1;
    BitSet state = start();
    for (int at = 0; at < name.length() && !state.isEmpty(); at++) {
      boolean begins = at == file || !lenient && (at == 0 || name.charAt(at - 1) == '/');
      state = next(state, name.charAt(at), begins);
    }
    return matchesIn(state);
  }

  /** The state before the first character. */
  BitSet start() {
    BitSet start = new BitSet();
    start.set(0);
    return reached(start);
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
        next.set(step.stays() ? i : i + 1);
      }
    }
    return reached(next);
  }

  /** With the places to which no character is needed: they lie ahead of those that lead there. */
  private BitSet reached(BitSet state) {
    for (int i = state.nextSetBit(0); i >= 0 && i < steps.size(); i = state.nextSetBit(i + 1)) {
      for (int jump : steps.get(i).jumps()) {
        state.set(i + jump);
      }
    }
    return state;
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
