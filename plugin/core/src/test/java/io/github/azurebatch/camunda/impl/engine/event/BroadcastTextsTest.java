package io.github.azurebatch.camunda.impl.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.event.Arrived.Precision;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BroadcastTextsTest {

  private static final int ROOM_OF_A_ROW = 300;

  @Test
  void tellEachPlaceOfSomeBlobs() {
    List<BlobCreated> blobs = blobs(20, 1);

    List<Arrived> read = BroadcastTexts.of(blobs).stream().map(BroadcastTexts::parse).toList();

    assertThat(read).allMatch(arrived -> arrived.precision() == Precision.PLACES);
    assertThat(keys(read))
        .isEqualTo(Arrived.places(blobs).keys())
        .contains(UploadKey.of("storage", "c-0", "task-7"))
        .contains(UploadKey.of("storage", "c-0", "task-7/out.txt"))
        .contains(UploadKey.of("STORAGE", "c-0", ""));
  }

  @Test
  void tellContainersOfManyBlobsAndNothingOfManyContainers() {
    List<Arrived> many =
        BroadcastTexts.of(blobs(2_000, 3)).stream().map(BroadcastTexts::parse).toList();
    List<Arrived> everywhere =
        BroadcastTexts.of(blobs(2_000, 2_000)).stream().map(BroadcastTexts::parse).toList();

    assertThat(many).singleElement().extracting(Arrived::precision).isEqualTo(Precision.CONTAINERS);
    assertThat(keys(many)).hasSize(3).contains(UploadKey.of("storage", "c-2", ""));
    assertThat(everywhere).containsExactly(Arrived.ANYWHERE);
  }

  /** Nodes of an earlier build may have written them, and read them. */
  @Test
  void haveTheFormOfTheFirstBuildThatMadeThem() {
    String text = "p-GLMjxOnblIKaVPZLEJOSYbk8is5-ZXxE";

    assertThat(BroadcastTexts.of(blobs(1, 1))).containsExactly(text);
    assertThat(BroadcastTexts.parse(text)).isEqualTo(Arrived.places(blobs(1, 1)));
  }

  @Test
  void fitIntoFewRows() {
    for (int count = 1; count < 200; count++) {
      List<String> texts = BroadcastTexts.of(blobs(count, 1));

      assertThat(texts)
          .hasSizeBetween(1, BroadcastTexts.MOST)
          .allMatch(text -> text.length() < ROOM_OF_A_ROW);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "p1234", "p###########"})
  void ofAnotherVersionMeanThatAnythingMayHaveArrived(String text) {
    assertThat(BroadcastTexts.parse(text)).isEqualTo(Arrived.ANYWHERE);
  }

  private static Set<Long> keys(List<Arrived> several) {
    Set<Long> keys = new LinkedHashSet<>();
    several.forEach(arrived -> keys.addAll(arrived.keys()));
    return keys;
  }

  private static List<BlobCreated> blobs(int count, int containers) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new BlobCreated(
                    "storage", "c-" + i % containers, "task-" + i + "/out.txt", Instant.EPOCH))
        .toList();
  }
}
