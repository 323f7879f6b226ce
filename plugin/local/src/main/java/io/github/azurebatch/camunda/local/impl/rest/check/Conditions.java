package io.github.azurebatch.camunda.local.impl.rest.check;

import io.github.azurebatch.camunda.local.impl.account.state.Revision;
import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;

/** The conditional headers {@code If-Match} and {@code If-None-Match}, as documented. */
public final class Conditions {

  private Conditions() {}

  /** For requests that change something. */
  public static void check(WireRequest request, Revision revision) {
    check(request, revision, ErrorCode.CONDITION_NOT_MET);
  }

  /** For requests that only read: they get no body if they have the version already. */
  public static void checkRead(WireRequest request, Revision revision) {
    check(request, revision, ErrorCode.NOT_MODIFIED);
  }

  private static void check(WireRequest request, Revision revision, ErrorCode refusal) {
    if (isNamed(request, "If-None-Match", revision)) {
      throw new ServiceException(refusal);
    }
    if (request.header("If-Match").isPresent() && !isNamed(request, "If-Match", revision)) {
      throw new ServiceException(ErrorCode.CONDITION_NOT_MET);
    }
  }

  private static boolean isNamed(WireRequest request, String header, Revision revision) {
    return request.header(header).filter(tag -> names(tag, revision)).isPresent();
  }

  private static boolean names(String tag, Revision revision) {
    return tag.equals("*") || tag.replace("\"", "").equals(revision.eTag());
  }
}
