package io.github.azurebatch.camunda.impl.engine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlobClashTest {

  @ParameterizedTest
  @CsvSource({
    // a single blob
    "a.txt, d/x, b.txt, d/x, d/x",
    "out.txt, d/out.txt, *.txt, d, d/out.txt",
    "log/out.txt, d/out.txt, *.txt, d, d/out.txt",
    // all files of the one are files of the other
    "*.txt, d, *.txt, d, d/a.txt",
    "*.txt, d, *, d, d/a.txt",
    "a*, d, **/a*, d, d/a",
    "../std*.txt, d, ../*.txt, d, d/std.txt",
    "../wd/*.txt, d, *.txt, d, d/a.txt",
    "*.txt, '', *, '', a.txt",
    "out\\*.txt, d, out/*, d, d/a.txt",
    // and have the same blobs, though the paths differ
    "out/*.txt, d/out, **/*.txt, d, d/out/a.txt",
    "$DIR*, d, $DIR*, d, d/a",
  })
  void isCertainWhereTheOneCannotUploadWithoutTheOther(
      String first, String firstPath, String second, String secondPath, String blob) {
    assertThat(clash(file(first, firstPath), file(second, secondPath)))
        .hasValueSatisfying(
            clash -> {
              assertThat(clash.certain()).isTrue();
              assertThat(clash.blob()).isEqualTo(blob);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "*.txt, d, out*, d, d/out.txt",
    "*, d, ../std*.txt, d, d/std.txt",
    "a/*, d, b/*, d, d/a",
    "out/*.txt, d, **/*.txt, d, d/a.txt",
    "**, d, *.txt, d/sub, d/sub/a.txt",
    "$DIR/*.txt, d, *, d, d/a.txt",
    "a*, d, $NAME*, d, d/a",
  })
  void isPossibleWhereOnlySomeFilesMeet(
      String first, String firstPath, String second, String secondPath, String blob) {
    assertThat(clash(file(first, firstPath), file(second, secondPath)))
        .hasValueSatisfying(
            clash -> {
              assertThat(clash.certain()).isFalse();
              assertThat(clash.blob()).isEqualTo(blob);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "a.txt, d/a.txt, b.txt, d/b.txt",
    "*.txt, d, *.csv, d",
    "*.txt, d, *.txt, e",
    "*.txt, d, *.txt, dd",
    "*, d, *, d/sub",
    "*, d, .*, d",
    ".hidden, d/.hidden, *, d",
    "sub/x, d/sub/x, *, d",
  })
  void isNoneWhereNoBlobIsTheSame(
      String first, String firstPath, String second, String secondPath) {
    assertThat(clash(file(first, firstPath), file(second, secondPath))).isEmpty();
  }

  @Test
  void isNoneWhereConditionsExcludeEachOtherOrContainersDiffer() {
    assertThat(
            clash(file("c", UploadCondition.TASK_SUCCESS), file("c", UploadCondition.TASK_FAILURE)))
        .isEmpty();
    assertThat(
            clash(file("c", UploadCondition.TASK_SUCCESS), file("d", UploadCondition.TASK_SUCCESS)))
        .isEmpty();
    assertThat(
            clash(
                file("c", UploadCondition.TASK_SUCCESS),
                file("c", UploadCondition.TASK_COMPLETION)))
        .map(BlobClash::certain)
        .isEqualTo(Optional.of(true));
  }

  @Test
  @Timeout(20)
  void isPossibleAmongManyPatternsThatShareNames() {
    List<DeclaredOutputFile> files =
        IntStream.range(0, 60)
            .mapToObj(i -> file("*" + (char) ('a' + i % 26) + "?".repeat(i) + "b*", "d"))
            .toList();

    List<BlobClash> clashes = BlobClash.among(files);

    assertThat(clashes).hasSizeGreaterThan(1000).noneMatch(BlobClash::certain);
    assertThat(clashes).extracting(BlobClash::blob).doesNotContain("d/...");
  }

  @Test
  @Timeout(20)
  void isLookedForAmongAsManyPatternsAsTakeASecondOrTwo() {
    List<DeclaredOutputFile> files =
        IntStream.range(0, 100).mapToObj(i -> file("?".repeat(998) + "*", "d")).toList();

    assertThat(BlobClash.among(files)).hasSize(4).allMatch(BlobClash::certain);
  }

  @Test
  @Timeout(20)
  void isFoundAmongManyFilesThatPeopleWrite() {
    List<DeclaredOutputFile> files =
        IntStream.range(0, 200)
            .mapToObj(i -> file("results/part-%03d/**/*.csv".formatted(i), "d/" + i))
            .toList();

    assertThat(BlobClash.among(files)).isEmpty();
  }

  @Test
  @Timeout(20)
  void isCertainAmongThousandsOfFilesInTheOrderOfTheModel() {
    List<DeclaredOutputFile> files =
        IntStream.range(0, 5_000).mapToObj(i -> file("a", "d/" + (5_000 - i) % 4_999)).toList();

    assertThat(BlobClash.among(files))
        .extracting(clash -> files.indexOf(clash.first()), BlobClash::blob, BlobClash::certain)
        .containsExactly(tuple(0, "d/1", true));
  }

  private static Optional<BlobClash> clash(DeclaredOutputFile first, DeclaredOutputFile second) {
    return BlobClash.among(List.of(first, second)).stream().findFirst();
  }

  private static DeclaredOutputFile file(String pattern, String path) {
    return new DeclaredOutputFile(
        new FilePattern(pattern),
        "default",
        "outputs",
        path,
        UploadCondition.TASK_COMPLETION,
        false);
  }

  private static DeclaredOutputFile file(String container, UploadCondition condition) {
    return new DeclaredOutputFile(
        new FilePattern("*"), "default", container, "d", condition, false);
  }
}
