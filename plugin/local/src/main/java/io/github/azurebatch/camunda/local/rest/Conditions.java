package io.github.azurebatch.camunda.local.rest;

import io.github.azurebatch.camunda.local.account.Revision;
import io.github.azurebatch.camunda.local.error.ErrorCode;
import io.github.azurebatch.camunda.local.error.ServiceException;
import io.github.azurebatch.camunda.local.wire.WireRequest;

/** The conditional headers {@code If-Match} and {@code If-None-Match}, as documented. */
final class Conditions {

  private Conditions() {}

  static void check(WireRequest request, Revision revision) {
    boolean unmatched = request.header("If-Match").filter(tag -> !names(tag, revision)).isPresent();
    boolean matched =
        request.header("If-None-Match").filter(tag -> names(tag, revision)).isPresent();
    if (unmatched || matched) {
      throw new ServiceException(ErrorCode.CONDITION_NOT_MET);
    }
  }

  private static boolean names(String tag, Revision revision) {
    return tag.equals("*") || tag.replace("\"", "").equals(revision.eTag());
  }
}
