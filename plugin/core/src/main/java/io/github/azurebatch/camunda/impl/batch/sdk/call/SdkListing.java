package io.github.azurebatch.camunda.impl.batch.sdk.call;

import com.microsoft.rest.ServiceResponseWithHeaders;
import io.github.azurebatch.camunda.impl.http.Listing;
import io.github.azurebatch.camunda.impl.http.Page;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.ResponseBody;
import rx.Observable;

/**
 * Listings of the service. A list of the SDK would fetch pages ahead, without end, and keep them.
 */
public final class SdkListing {

  private SdkListing() {}

  /**
   * A listing that is read page by page.
   *
   * @param action what is listed, in the words of messages
   * @param first asks for the first page
   * @param following asks for the page that a page before names
   */
  public static <T, H> Listing<T> of(
      SdkCalls calls,
      String action,
      Supplier<Observable<ServiceResponseWithHeaders<com.microsoft.azure.Page<T>, H>>> first,
      Function<String, Observable<ServiceResponseWithHeaders<com.microsoft.azure.Page<T>, H>>>
          following) {
    String failure = calls.faults().failure(action);
    NextLink links = new NextLink(calls.client().batchUrl());
    return new Listing<>(
        failure,
        calls.listingLimits(),
        () -> page(first.get().toBlocking().first()),
        link -> page(following.apply(links.ofAccount(failure, link)).toBlocking().first()));
  }

  private static <T> Page<T> page(
      ServiceResponseWithHeaders<com.microsoft.azure.Page<T>, ?> answer) {
    com.microsoft.azure.Page<T> page = SdkAnswers.known("body", answer.body());
    List<T> items = SdkAnswers.known("list of values", page.items());
    ResponseBody body = answer.response().raw().body();
    return new Page<>(items, page.nextPageLink(), body == null ? 0 : body.contentLength());
  }
}
