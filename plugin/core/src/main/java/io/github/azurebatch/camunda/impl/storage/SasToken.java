package io.github.azurebatch.camunda.impl.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.storage.blob.models.UserDelegationKey;
import com.azure.storage.common.StorageSharedKeyCredential;
import java.net.URLEncoder;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The query of a signed URL, in the form of one version of the storage service. The SDK signs only
 * in its newest form, which emulators and older clouds refuse.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/storageservices/create-service-sas">REST API,
 *     Create a service SAS</a>
 * @see <a
 *     href="https://learn.microsoft.com/rest/api/storageservices/create-user-delegation-sas">REST
 *     API, Create a user delegation SAS</a>
 */
record SasToken(
    SasVersion version,
    SasTarget target,
    OffsetDateTime start,
    OffsetDateTime expiry,
    boolean httpsOnly) {

  private static final String NONE = "";

  /** This token with an earlier expiry, if the given time is before it. */
  SasToken untilAtMost(OffsetDateTime latest) {
    return latest.isBefore(expiry) ? new SasToken(version, target, start, latest, httpsOnly) : this;
  }

  /** A service SAS. */
  String signedWith(StorageSharedKeyCredential key) {
    List<String> text = new ArrayList<>(common(key.getAccountName()));
    text.add(target.policyId());
    text.addAll(conditions());
    text.addAll(responseHeaders());
    return query(Map.of(), signature(key, text));
  }

  /** A user delegation SAS, which has no stored access policy. */
  String signedWith(UserDelegationKey key, String account) {
    List<String> text = new ArrayList<>(common(account));
    Map<String, String> keyFields = fields(key);
    text.addAll(keyFields.values());
    if (version.isSince("2020-02-10")) {
      text.addAll(List.of(NONE, NONE, NONE)); // authorized user, unauthorized user, correlation id
    }
    if (version.isSince("2025-07-05")) {
      text.addAll(List.of(NONE, NONE)); // delegated user's tenant, delegated user
    }
    text.addAll(conditions());
    if (version.isSince("2026-04-06")) {
      text.addAll(List.of(NONE, NONE)); // request headers, request query parameters
    }
    text.addAll(responseHeaders());
    return query(
        keyFields, signature(new StorageSharedKeyCredential(account, key.getValue()), text));
  }

  private List<String> common(String account) {
    // for the service, a backslash in a path is a slash
    String resource = "/blob/" + account + "/" + target.path().replace('\\', '/');
    return List.of(target.permissions(), text(start), text(expiry), resource);
  }

  /** IP range, protocol, version, kind of the resource, snapshot, and encryption scope. */
  private List<String> conditions() {
    List<String> text =
        new ArrayList<>(List.of(NONE, protocol(), version.date(), target.resource(), NONE));
    if (version.isSince("2020-12-06")) {
      text.add(NONE);
    }
    return text;
  }

  /** Cache control, content disposition, encoding, language, and type. */
  private static List<String> responseHeaders() {
    return List.of(NONE, NONE, NONE, NONE, NONE);
  }

  private static Map<String, String> fields(UserDelegationKey key) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("skoid", key.getSignedObjectId());
    fields.put("sktid", key.getSignedTenantId());
    fields.put("skt", text(key.getSignedStart()));
    fields.put("ske", text(key.getSignedExpiry()));
    fields.put("sks", key.getSignedService());
    fields.put("skv", key.getSignedVersion());
    return fields;
  }

  private String query(Map<String, String> keyFields, String signature) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("sv", version.date());
    query.put("spr", protocol());
    query.put("st", text(start));
    query.put("se", text(expiry));
    query.put("si", target.policyId());
    query.putAll(keyFields);
    query.put("sr", target.resource());
    query.put("sp", target.permissions());
    query.put("sig", signature);
    return query.entrySet().stream()
        .filter(parameter -> !parameter.getValue().isEmpty())
        .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&"));
  }

  private String protocol() {
    return httpsOnly ? "https" : NONE;
  }

  /** HMAC-SHA256. */
  private static String signature(StorageSharedKeyCredential key, List<String> text) {
    return key.computeHmac256(String.join("\n", text));
  }

  private static String text(OffsetDateTime time) {
    return time.toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }
}
