package io.github.azurebatch.camunda.impl.engine.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * The names that a glob matches. It is a row of places, and a name is read along them: each
 * character leads from all places that the name may have come to until then to the next ones. So
 * each character is read once, however many wildcards there are.
 *
 * <p>Documented: {@code *} is any characters of a name, {@code **} any directories (also none),
 * {@code ?} one character, and a leading dot has to be named. Inferred: that is so for directories
 * too, a last {@code **} takes files as well, and {@code **} inside of a longer name is {@code *}.
 */
public final class Glob {

  private static final String ANY_DIRECTORIES = "**";

  private final List<Place> places = new ArrayList<>();
  private final boolean lenient;
  private long shortest;

  private Glob(boolean lenient) {
    this.lenient = lenient;
  }

  /** A text that stands for itself, and a glob behind it. */
  public static Glob of(String text, String glob) {
    return new Glob(false).with(text, glob);
  }

  /**
   * One where only documented rules make that a name does not match: whether the service keeps to
   * the inferred ones is not known.
   */
  static Glob lenient(String glob) {
    return new Glob(true).with("", glob);
  }

  private Glob with(String text, String glob) {
    addText(text);
    List<String> segments = Arrays.asList(glob.split("/", -1));
    int file = segments.size() - 1;
    segments.subList(0, file).forEach(this::addDirectory);
    if (segments.get(file).equals(ANY_DIRECTORIES)) {
      addDirectory(ANY_DIRECTORIES);
      addName("*");
    } else {
      addName(segments.get(file));
    }
    shortest = places.stream().filter(place -> !place.isMany()).count();
    places.add(Place.END);
    return this;
  }

  private void addText(String text) {
    addCharacters(text, true);
  }

  private void addCharacters(String text, boolean named) {
    text.chars().forEach(each -> places.add(Place.one(Characters.only((char) each), named)));
  }

  private void addDirectory(String segment) {
    if (!segment.equals(ANY_DIRECTORIES)) {
      addName(segment);
      addText("/");
    } else if (places.isEmpty() || !places.get(places.size() - 1).equals(Place.ANY_DIRECTORIES)) {
      places.add(Place.ANY_DIRECTORIES);
    }
  }

  private void addName(String segment) {
    boolean first = true;
    for (String token : GlobTokens.of(segment)) {
      addToken(token, first);
      first = false;
    }
  }

  private void addToken(String token, boolean first) {
    boolean hasVariable = token.length() > 1 && token.contains("$");
    if (GlobTokens.isBrackets(token)) {
      places.add(Place.one(Characters.of(token), false));
    } else if (hasVariable || lenient && token.startsWith(ANY_DIRECTORIES)) {
      // the node's variables are unknown here
      places.add(Place.many(Characters.ALL, first && token.startsWith("$")));
    } else if (token.startsWith("*")) {
      places.add(Place.many(Characters.OF_A_NAME, false));
    } else if (token.equals("?")) {
      places.add(Place.one(Characters.OF_A_NAME, false));
    } else {
      addCharacters(token, first);
    }
  }

  /** Whether the whole name matches. */
  boolean matches(String name) {
    if (shortest > name.length()) {
      return false;
    }
    int file = name.lastIndexOf('/') + 1;
    boolean begins = true;
    BitSet reached = start(begins);
    for (int at = 0; at < name.length() && !reached.isEmpty(); at++) {
      char character = name.charAt(at);
      boolean hidden = character == '.' && (lenient ? at == file : begins);
      begins = character == '/';
      reached =
          next(
              reached,
              begins,
              each -> (each.named() || !hidden) && each.reads().contains(character));
    }
    return reached.get(length());
  }

  /**
   * Whether all names that the other one matches match: a simple rule, by which this one reads the
   * other one as if it were a name. A wildcard is read by a wildcard that stands for as much. So it
   * may say no of unusual globs, such as {@code ?*} for all names of {@code *}, or those with a
   * directory {@code *} beside {@code **}.
   *
   * @param begins whether the name of a file or a directory begins where the globs do
   */
  boolean matchesAllOf(Glob other, boolean begins) {
    boolean beginsHere = begins;
    BitSet reached = start(begins);
    for (Place read : other.places.subList(0, other.length())) {
      boolean before = beginsHere;
      beginsHere = read.endsDirectory();
      reached = next(reached, beginsHere, each -> each.readsAllOf(read, before));
    }
    return reached.get(length());
  }

  private BitSet start(boolean begins) {
    BitSet start = new BitSet();
    start.set(0);
    return withThoseAhead(start, begins);
  }

  /** The places that are reached from others with something that those in question read. */
  private BitSet next(BitSet reached, boolean begins, Predicate<Place> read) {
    BitSet next = new BitSet();
    for (int i = reached.nextSetBit(0); i >= 0; i = reached.nextSetBit(i + 1)) {
      if (read.test(places.get(i))) {
        next.set(places.get(i).isMany() ? i : i + 1);
      }
    }
    return withThoseAhead(next, begins);
  }

  private BitSet withThoseAhead(BitSet reached, boolean begins) {
    for (int i = reached.nextSetBit(0); i >= 0; i = reached.nextSetBit(i + 1)) {
      if (places.get(i).canBeLeft(begins)) {
        reached.set(i + 1);
      }
    }
    return reached;
  }

  Place place(int at) {
    return places.get(at);
  }

  /** In places, without the one behind the glob. */
  public int length() {
    return places.size() - 1;
  }
}
