package io.github.azurebatch.camunda.impl.engine.pattern;

/**
 * A place in a glob, before one of its characters or wildcards, and what leads on from there.
 *
 * @param reads the characters that do
 * @param named whether a leading dot is among them, because the glob names it
 * @param isMany whether each leads to this place again, and none is needed to go on; else one leads
 *     to the next place
 * @param isOfDirectories whether it goes on only where a file's or a directory's name begins
 */
record Place(Characters reads, boolean named, boolean isMany, boolean isOfDirectories) {

  static final Place ANY_DIRECTORIES = new Place(Characters.ALL, false, true, true);

  /** Behind the glob. */
  static final Place END = one(Characters.NONE, false);

  private static final Place SEPARATOR = one(Characters.only('/'), true);

  static Place one(Characters reads, boolean named) {
    return new Place(reads, named, false, false);
  }

  static Place many(Characters reads, boolean named) {
    return new Place(reads, named, true, false);
  }

  /** Whether no character is needed to go on. */
  boolean canBeLeft(boolean begins) {
    return isMany && (begins || !isOfDirectories);
  }

  /** Whether it reads everything that the other one reads, and as many of them. */
  boolean readsAllOf(Place other, boolean begins) {
    boolean hidden = begins && other.named && other.reads.contains('.');
    return (isMany || !other.isMany) && (named || !hidden) && reads.containsAll(other.reads);
  }

  /** Whether a name begins behind it. */
  boolean endsDirectory() {
    return isOfDirectories || equals(SEPARATOR);
  }
}
