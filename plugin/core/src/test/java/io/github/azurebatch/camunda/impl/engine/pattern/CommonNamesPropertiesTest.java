package io.github.azurebatch.camunda.impl.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Globs beside a list of all short names. As long as a glob has at most four parts, two that have
 * names in common have one of at most six characters.
 */
class CommonNamesPropertiesTest {

  private static final int LONGEST = 6;

  /** So many a try: a build has few tries, and a pair takes no time. */
  private static final int PAIRS = 6;

  private static final List<String> NAMES = namesBehind("");

  /** Of each glob, those of the names that it matches. */
  private static final Map<String, BitSet> MATCHED = new HashMap<>();

  private record Globs(String a, String b) {

    boolean matchesAll() {
      return Glob.of("", b).matchesAllOf(Glob.of("", a), true);
    }
  }

  @Property
  void findExactlyTheNamesThatTwoGlobsShare(@ForAll("globs") List<Globs> pairs) {
    for (Globs globs : pairs) {
      Optional<CommonNames> common =
          CommonNames.of(Glob.of("", globs.a()), Glob.of("", globs.b()), true);

      BitSet both = matched(globs.a());
      both.and(matched(globs.b()));
      assertThat(common.map(found -> found.example().length()))
          .as(globs.toString())
          .isEqualTo(both.stream().mapToObj(i -> NAMES.get(i).length()).min(Integer::compare));
      common.ifPresent(
          found ->
              assertThat(both.get(NAMES.indexOf(found.example())))
                  .as("%s: %s", globs, found)
                  .isTrue());
    }
  }

  @Property
  void neverTakeSomeNamesForAll(@ForAll("globs") List<Globs> pairs) {
    assertThat(pairs).filteredOn(Globs::matchesAll).allMatch(globs -> others(globs).isEmpty());
  }

  @Property
  void tellExactlyWhereTheWiderGlobHasOnlyStars(@ForAll("globsBesideStars") List<Globs> pairs) {
    assertThat(pairs).allMatch(globs -> globs.matchesAll() == others(globs).isEmpty());
  }

  /** The names of the first that the second does not match. */
  private static BitSet others(Globs globs) {
    BitSet others = matched(globs.a());
    others.andNot(matched(globs.b()));
    return others;
  }

  private static BitSet matched(String glob) {
    BitSet matched =
        MATCHED.computeIfAbsent(
            glob,
            any ->
                IntStream.range(0, NAMES.size())
                    .filter(i -> matches(glob, NAMES.get(i)))
                    .collect(BitSet::new, BitSet::set, BitSet::or));
    return (BitSet) matched.clone();
  }

  @Provide
  Arbitrary<List<Globs>> globs() {
    return pairs(anyGlobs(), anyGlobs());
  }

  @Provide
  Arbitrary<List<Globs>> globsBesideStars() {
    return pairs(anyGlobs(), globsOfStars());
  }

  private static Arbitrary<List<Globs>> pairs(Arbitrary<String> a, Arbitrary<String> b) {
    return Combinators.combine(a, b).as(Globs::new).list().ofSize(PAIRS);
  }

  private static Arbitrary<String> anyGlobs() {
    return globsOf("a", "b", ".", "*", "?", "[ab]", "[!a]", "/", "/**/");
  }

  /**
   * Without those in which a directory may be read by {@code **} or by a {@code *} beside it: the
   * rule tries no second reading, and says no of {@code **}{@code /*}{@code /a} for the names of
   * {@code a/**}{@code /a}.
   */
  private static Arbitrary<String> globsOfStars() {
    return globsOf("a", "b", ".", "*", "*", "/", "/**/")
        .filter(glob -> !(glob.contains("**") && ("/" + glob).contains("/*/")));
  }

  private static Arbitrary<String> globsOf(String... parts) {
    return Arbitraries.of(parts)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(list -> "/" + String.join("", list))
        .map(glob -> glob.replaceAll("\\*{3,}", "**").replaceAll("/{2,}", "/").substring(1))
        .filter(glob -> !glob.isEmpty() && !glob.endsWith("/"));
  }

  private static List<String> namesBehind(String before) {
    List<String> names = new ArrayList<>();
    for (String next : List.of("a", "b", "0", ".", "/")) {
      String name = before + next;
      if (!name.startsWith("/") && !name.contains("//")) {
        if (!name.endsWith("/")) {
          names.add(name);
        }
        if (name.length() < LONGEST) {
          names.addAll(namesBehind(name));
        }
      }
    }
    return names;
  }

  /** By trying what each wildcard may stand for. */
  private static boolean matches(String glob, String name) {
    return matchesPath(List.of(glob.split("/")), List.of(name.split("/")));
  }

  private static boolean matchesPath(List<String> globs, List<String> names) {
    if (globs.isEmpty() || names.isEmpty()) {
      return globs.isEmpty() && names.isEmpty();
    }
    List<String> otherNames = names.subList(1, names.size());
    List<String> otherGlobs = globs.subList(1, globs.size());
    boolean visible = !names.get(0).startsWith(".");
    if (globs.get(0).equals("**")) {
      return visible && (matchesPath(globs, otherNames) || globs.size() + names.size() == 2)
          || matchesPath(otherGlobs, names);
    }
    return (visible || globs.get(0).startsWith("."))
        && matchesName(globs.get(0), names.get(0))
        && matchesPath(otherGlobs, otherNames);
  }

  private static boolean matchesName(String glob, String name) {
    if (glob.startsWith("*")) {
      return matchesName(glob.substring(1), name)
          || !name.isEmpty() && matchesName(glob, name.substring(1));
    }
    if (glob.isEmpty() || name.isEmpty()) {
      return glob.isEmpty() && name.isEmpty();
    }
    int end = glob.startsWith("[") ? glob.indexOf(']') : 0;
    String token = glob.substring(0, end + 1);
    boolean reads =
        switch (token) {
          case "?" -> true;
          case "[ab]" -> "ab".indexOf(name.charAt(0)) >= 0;
          case "[!a]" -> name.charAt(0) != 'a';
          default -> token.equals(name.substring(0, 1));
        };
    return reads && matchesName(glob.substring(end + 1), name.substring(1));
  }
}
