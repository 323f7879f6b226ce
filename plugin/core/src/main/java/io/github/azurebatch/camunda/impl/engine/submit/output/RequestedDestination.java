package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.storage.ContainerName;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where one output file is to go, and by whom.
 *
 * @param container a container of the same account; null for none
 * @param containerUrl a container of any configured account, unsigned; null for none
 * @param identity the resource id of a user-assigned managed identity of the pool, which writes in
 *     place of a SAS; null for none
 */
record RequestedDestination(
    @Nullable String container, @Nullable String containerUrl, @Nullable String identity) {

  /** The default container, with the SAS. */
  static final RequestedDestination DEFAULT = new RequestedDestination(null, null, null);

  private static final Pattern RESOURCE_ID =
      Pattern.compile(
          "(?i)/subscriptions/[^/\\s]+/resourceGroups/[^/\\s]+"
              + "/providers/Microsoft\\.ManagedIdentity/userAssignedIdentities/[^/\\s]+");

  /**
   * @throws InvalidInputException if both a name and a URL are given, or one of the fields is wrong
   */
  public RequestedDestination {
    if (container != null && containerUrl != null) {
      throw new InvalidInputException(
          "both container '%s' and containerUrl '%s' are given; one of them is enough"
              .formatted(container, containerUrl));
    }
    if (container != null) {
      ContainerName.check(container);
    }
    if (identity != null && !RESOURCE_ID.matcher(identity).matches()) {
      throw new InvalidInputException(
          "'%s' is not the resource id of a user-assigned managed identity, /subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.ManagedIdentity/userAssignedIdentities/<name>"
              .formatted(identity));
    }
  }

  /**
   * @param flat the fields beside the pattern
   * @param nested those of {@code destination.container}
   */
  static RequestedDestination read(Fields flat, Fields nested) {
    return new RequestedDestination(
        flat.optionalText(OutputFileFields.CONTAINER),
        flat.has(OutputFileFields.CONTAINER_URL)
            ? flat.optionalText(OutputFileFields.CONTAINER_URL)
            : nested.optionalText(OutputFileFields.CONTAINER_URL),
        flat.has(OutputFileFields.IDENTITY)
            ? flat.optionalText(OutputFileFields.IDENTITY)
            : reference(flat, nested));
  }

  private static @Nullable String reference(Fields flat, Fields nested) {
    Fields reference =
        (flat.has(OutputFileFields.IDENTITY_REFERENCE) ? flat : nested)
            .nested(OutputFileFields.IDENTITY_REFERENCE);
    return reference.optionalText("resourceId");
  }
}
