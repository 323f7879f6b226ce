package io.github.azurebatch.camunda.impl.storage;

import com.azure.storage.blob.BlobServiceVersion;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Advises what to do about a refusal of Blob Storage. */
final class StorageAdvice {

  /** A refused version in the words of Azurite, of the service and of the SDK. */
  private static final Pattern VERSION_REFUSED =
      Pattern.compile(
          "API version|<HeaderName>x-ms-version<|service version is not enabled",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern VERSION = Pattern.compile("\\b20\\d\\d-\\d\\d-\\d\\d\\b");

  private StorageAdvice() {}

  /**
   * @param version of the service that the request had
   * @param answer of the service, unchanged
   */
  static String on(int status, String code, BlobServiceVersion version, String answer) {
    if (code.equals("InvalidHeaderValue") && VERSION_REFUSED.matcher(answer).find()) {
      return onVersion(version.getVersion(), answer);
    }
    return switch (code) {
      case "ContainerNotFound" -> "Create the container before it is used";
      case "KeyBasedAuthenticationNotPermitted" ->
          "The account takes no keys: leave the key out, so that Microsoft Entra ID is used, or"
              + " allow access by key";
      case "AuthorizationPermissionMismatch", "InsufficientAccountPermissions" ->
          "Give the identity the role Storage Blob Data Contributor, and to sign URLs that or"
              + " Storage Blob Delegator on the whole account; or sign the URL with more"
              + " permissions";
      case "AccountIsDisabled" -> "The account is disabled: enable it, or use another one";
      case "InvalidResourceName",
          "InvalidUri",
          "OutOfRangeInput",
          "ResourceTypeMismatch",
          "UnsupportedHttpVerb" ->
          "The same call would be refused again: check the names and the account";
      case "LeaseIdMissing", "ConditionNotMet" ->
          "Another program holds a lease on it or has just changed it: try again later";
      default -> onStatus(status, !code.equals("Status" + status));
    };
  }

  private static String onVersion(String spoken, String answer) {
    String known =
        newestNamed(spoken, answer)
            .map(newest -> "; the newest that it names is " + newest)
            .orElse("");
    return "The service does not speak version %s: set the property accounts.<name>.storage.service-version to one that it knows%s"
        .formatted(spoken, known);
  }

  /** The latest of the dates, whose form sorts by time. */
  private static Optional<String> newestNamed(String spoken, String answer) {
    return VERSION
        .matcher(answer)
        .results()
        .map(MatchResult::group)
        .filter(version -> !version.equals(spoken))
        .max(Comparator.naturalOrder());
  }

  /**
   * @param fromService false for an answer without an error code, as proxies give them
   */
  private static String onStatus(int status, boolean fromService) {
    return switch (status) {
      case 401, 403 ->
          "Check the account's name, its key or the roles of the identity, the account's firewall"
              + " and the clock of this machine";
      case 404 -> "Nothing is stored there: check the names";
      default ->
          fromService
              ? "The same call would be refused again: correct what it names"
              : "Check the account's blob endpoint and the proxies on the way to it, then retry";
    };
  }
}
