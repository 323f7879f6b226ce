package io.github.azurebatch.camunda.impl.http;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one listing page by page, keeps no page, and ends it at the {@link ListingLimits}. A link
 * that leads back to an earlier page is found by Brent's algorithm, which remembers one link.
 */
public final class Listing<T> {

  private final String failure;
  private final ListingLimits limits;
  private final Supplier<Page<T>> first;
  private final Function<String, Page<T>> following;
  private final Deadline deadline;
  private @Nullable Page<T> last;
  private @Nullable String remembered;
  private int pages;
  private int rememberAt = 1;
  private long bytes;

  /**
   * @param failure what is listed, as the beginning of a message
   * @param limits what ends it if it does not end by itself
   * @param first reads the first page
   * @param following reads the page that a page before names
   */
  public Listing(
      String failure,
      ListingLimits limits,
      Supplier<Page<T>> first,
      Function<String, Page<T>> following) {
    this.failure = failure;
    this.limits = limits;
    this.first = first;
    this.following = following;
    this.deadline = new Deadline(limits.time());
  }

  /** Whether there is a page that was not read yet. */
  public boolean hasNext() {
    return last == null || !last.isLast();
  }

  /**
   * Reads the next page.
   *
   * @throws UnavailableException if the listing does not end by itself
   * @throws RefusedException if it is longer than the limits
   */
  public List<T> next() {
    Page<T> page =
        last == null ? first.get() : following.apply(Objects.requireNonNull(last.next()));
    pages++;
    bytes += page.bytes();
    if (!page.isLast()) {
      requireProgress(Objects.requireNonNull(page.next()));
      requireRoom();
    }
    last = page;
    return page.items();
  }

  private void requireProgress(String next) {
    if (next.equals(remembered) || (last != null && next.equals(last.next()))) {
      throw new UnavailableException(
          "EndlessListing",
          "%spage %d leads back to a page before it, so that the listing has no end. It may work when tried again; if it does not, ask who runs the service or the proxy"
              .formatted(failure, pages),
          null);
    }
    if (pages == rememberAt) {
      remembered = next;
      rememberAt *= 2;
    }
  }

  private void requireRoom() {
    if (pages >= limits.pages() || bytes > limits.bytes() || deadline.left().isNegative()) {
      throw tooLong(
          "it was ended after %,d pages with %,d bytes, and goes on; at most %,d pages, %,d bytes and %d seconds are read"
              .formatted(pages, bytes, limits.pages(), limits.bytes(), limits.time().toSeconds()));
    }
  }

  /** Whether one of the pages that are left has an item; reads no further than that. */
  public boolean hasItems() {
    while (hasNext()) {
      if (!next().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Shows what is left, and keeps no more than a page.
   *
   * @param visitor whether to go on after the item; no further page is read otherwise
   * @return whether all were wanted
   */
  public boolean allMatch(Predicate<? super T> visitor) {
    while (hasNext()) {
      if (!next().stream().allMatch(visitor)) {
        return false;
      }
    }
    return true;
  }

  /** Reads all that is left, and keeps no more than a page. */
  public void forEach(Consumer<? super T> visitor) {
    while (hasNext()) {
      next().forEach(visitor);
    }
  }

  /**
   * Reads all that is left, and keeps what it is turned into.
   *
   * @throws RefusedException also if it has more items than are kept
   */
  public <R> List<R> all(Function<? super T, R> reading) {
    List<R> all = new ArrayList<>();
    while (hasNext()) {
      for (T item : next()) {
        if (all.size() == limits.items()) {
          throw tooLong(
              "it has more than %,d items, the most that are kept".formatted(limits.items()));
        }
        all.add(reading.apply(item));
      }
    }
    return all;
  }

  private RefusedException tooLong(String reason) {
    return new RefusedException(
        "ListingTooLong",
        failure + reason + ". Use several jobs or containers, or a prefix that fewer names have",
        null);
  }
}
