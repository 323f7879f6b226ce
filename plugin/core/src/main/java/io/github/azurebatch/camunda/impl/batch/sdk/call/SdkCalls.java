package io.github.azurebatch.camunda.impl.batch.sdk.call;

import com.microsoft.azure.batch.protocol.BatchServiceClient;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes calls to one account; what fails is told in our words. */
public final class SdkCalls {

  private static final int NOT_FOUND = 404;

  private final BatchServiceClient client;
  private final SdkFaults faults;

  public SdkCalls(BatchServiceClient client, SdkFaults faults) {
    this.client = client;
    this.faults = faults;
  }

  public BatchServiceClient client() {
    return client;
  }

  public SdkFaults faults() {
    return faults;
  }

  /** Makes the call; the action says in a message what was tried. */
  public <T> T get(String action, Supplier<T> call) {
    return faults.translated(action, call);
  }

  public void run(String action, Runnable call) {
    get(
        action,
        () -> {
          call.run();
          return action;
        });
  }

  /** Makes the call; one of those codes says that there is nothing to do any more. */
  public void runUnless(String action, Set<String> codes, Runnable call) {
    run(action, () -> accepted(codes, call));
  }

  /** What was asked for; empty where the service answers with one of those codes. */
  public <T> Optional<T> find(String action, Set<String> codes, Supplier<T> call) {
    return get(action, () -> unless(codes, call));
  }

  /** What the service answers; empty if it answers with one of those codes. */
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

  /** Whether the service took it; false if it answers with one of those codes. */
  public static boolean accepted(Set<String> codes, Runnable call) {
    return unless(
            codes,
            () -> {
              call.run();
              return true;
            })
        .isPresent();
  }

  /** What was there a moment ago may be gone: then the next try creates it. */
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
