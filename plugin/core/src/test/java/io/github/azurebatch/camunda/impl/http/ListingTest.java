package io.github.azurebatch.camunda.impl.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {

  private static final int BYTES = 10;
  private static final ListingLimits LIMITS =
      new ListingLimits(20, 1_000, Duration.ofHours(1), 1_000);

  private final AtomicInteger read = new AtomicInteger();

  @Test
  void readsAllPagesInTheirOrder() {
    Listing<Integer> listing = listing(LIMITS, page -> page == 3 ? null : "after " + page);

    assertThat(listing.all(Function.identity())).containsExactly(1, 2, 3);
  }

  @Test
  void readsNoPageThatIsNotAskedFor() {
    Listing<Integer> listing = listing(LIMITS, page -> "after " + page);

    assertThat(listing.hasItems()).isTrue();
    assertThat(read).hasValue(1);
  }

  @Test
  void looksForItemsBehindAnEmptyPage() {
    Listing<Integer> listing =
        new Listing<>(
            "Listing failed: ",
            LIMITS,
            () -> new Page<>(List.of(), "next", BYTES),
            link -> new Page<>(List.of(1), null, BYTES));

    assertThat(listing.hasItems()).isTrue();
  }

  @Test
  void endsAtOnceWhereAPageNamesItself() {
    Listing<Integer> listing = listing(LIMITS, page -> "same");

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> listing.forEach(item -> {}))
        .withMessageStartingWith("Listing failed: page 2 leads back");
    assertThat(read).hasValue(2);
  }

  @ParameterizedTest
  @CsvSource({"2, 5", "3, 8", "7, 16"})
  void endsWherePagesNameEachOtherInACircle(int pages, int most) {
    Listing<Integer> listing = listing(LIMITS, page -> "page " + page % pages);

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> listing.forEach(item -> {}))
        .withMessageContaining("leads back");
    assertThat(read).hasValueLessThanOrEqualTo(most);
  }

  @Test
  void endsAfterTheMostPages() {
    Listing<Integer> listing = listing(LIMITS, page -> "after " + page);

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> listing.forEach(item -> {}))
        .withMessageContaining("20 pages")
        .withMessageStartingWith("Listing failed: ")
        .withMessageContaining("Use several jobs or containers");
    assertThat(read).hasValue(20);
  }

  @Test
  void takesAListingThatHasExactlyTheMostPages() {
    Listing<Integer> listing = listing(LIMITS, page -> page == 20 ? "" : "after " + page);

    assertThat(listing.all(Function.identity())).hasSize(20);
  }

  @Test
  void endsAfterTheMostBytes() {
    var limits = new ListingLimits(20, 4 * BYTES, Duration.ofHours(1), 1_000);
    Listing<Integer> listing = listing(limits, page -> "after " + page);

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> listing.forEach(item -> {}))
        .withMessageContaining("50 bytes");
    assertThat(read).hasValue(5);
  }

  @Test
  void endsWhenTheTimeIsOver() {
    var limits = new ListingLimits(20, 1_000, Duration.ZERO, 1_000);
    Listing<Integer> listing = listing(limits, page -> "after " + page);

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> listing.forEach(item -> {}))
        .withMessageContaining("0 seconds");
    assertThat(read).hasValue(1);
  }

  @Test
  void keepsNoMoreThanTheMostItems() {
    var limits = new ListingLimits(20, 1_000, Duration.ofHours(1), 2);
    Listing<Integer> listing = listing(limits, page -> "after " + page);

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> listing.all(Function.identity()))
        .withMessageContaining("more than 2 items");
    assertThat(read).hasValue(3);
  }

  @Test
  void keepsNothingOfWhatItOnlyShows() {
    var limits = new ListingLimits(20, 1_000, Duration.ofHours(1), 2);
    Listing<Integer> listing = listing(limits, page -> page == 9 ? null : "after " + page);
    AtomicInteger seen = new AtomicInteger();

    listing.forEach(item -> seen.incrementAndGet());

    assertThat(seen).hasValue(9);
  }

  /** Pages with their number as the only item. */
  private Listing<Integer> listing(ListingLimits limits, IntFunction<@Nullable String> next) {
    return new Listing<>("Listing failed: ", limits, () -> page(next), link -> page(next));
  }

  private Page<Integer> page(IntFunction<@Nullable String> next) {
    int number = read.incrementAndGet();
    return new Page<>(List.of(number), next.apply(number), BYTES);
  }
}
