package io.github.azurebatch.camunda.impl.batch.sdk.call;

import com.microsoft.azure.batch.protocol.BatchServiceClient;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.http.ListingLimits;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes the calls to one account, and translates their failures. */
public final class SdkCalls {

  private static final int NOT_FOUND = 404;

  private final BatchServiceClient client;
  private final SdkFaults faults;
  private final ListingLimits listingLimits;

  public SdkCalls(BatchServiceClient client, SdkFaults faults, ListingLimits listingLimits) {
    this.client = client;
    this.faults = faults;
    this.listingLimits = listingLimits;
  }

  public BatchServiceClient client() {
    return client;
  }

  public SdkFaults faults() {
    return faults;
  }

  ListingLimits listingLimits() {
    return listingLimits;
  }

  /**
   * Makes the call.
   *
   * @param action the attempted action in the words of messages
   */
  public <T> T get(BatchOperation operation, String action, Supplier<T> call) {
    return faults.translated(operation, action, call);
  }

  public void run(BatchOperation operation, String action, Runnable call) {
    get(
        operation,
        action,
        () -> {
          call.run();
          return action;
        });
  }

  /** Makes the call; an answer with one of the codes says that nothing is left to do. */
  public void runUnless(BatchOperation operation, String action, Set<String> codes, Runnable call) {
    run(operation, action, () -> accepted(codes, call));
  }

  /** Makes the call; empty if the service answers with one of the codes. */
  public <T> Optional<T> find(
      BatchOperation operation, String action, Set<String> codes, Supplier<T> call) {
    return get(operation, action, () -> unless(codes, call));
  }

  /** Makes the call untranslated; empty if the service answers with one of the codes. */
  public static <T> Optional<T> unless(Set<String> codes, Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (BatchErrorException e) {
      if (codes.contains(SdkFaults.code(e))) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Makes the call untranslated; false if the service answers with one of the codes. */
  public static boolean accepted(Set<String> codes, Runnable call) {
    return unless(
            codes,
            () -> {
              call.run();
              return true;
            })
        .isPresent();
  }

  /** Reads what existed just before; if it was deleted meanwhile, the next try creates it. */
  public static <T> T existing(String id, Supplier<T> read) {
    try {
      return read.get();
    } catch (BatchErrorException e) {
      if (e.response().code() == NOT_FOUND) {
        throw goneAtThatMoment(SdkFaults.code(e), id);
      }
      throw e;
    }
  }

  public static UnavailableException goneAtThatMoment(String code, String id) {
    return new UnavailableException(
        code,
        "'"
            + id
            + "' existed already, and was deleted at that moment. It may work when tried again",
        null);
  }
}
