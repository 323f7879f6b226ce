package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.http.HttpFields;

/**
 * Verifies the SharedKey signature and the age of a request.
 *
 * <p>Documented: the scheme, and that a request is refused when it is older than 15 minutes. The
 * age is taken from the machine's time: clients sign with theirs, even if a test moves the
 * service's clock.
 */
public final class SharedKey {

  private static final String SCHEME = "SharedKey ";
  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration MAX_AGE = Duration.ofMinutes(15);

  private final String accountName;
  private final SecretKeySpec key;
  private final Clock clock;

  /**
   * @param base64Key the account's key
   * @param clock the machine's time
   */
  public SharedKey(String accountName, String base64Key, Clock clock) {
    this.accountName = accountName;
    this.key = new SecretKeySpec(decoded(base64Key), ALGORITHM);
    this.clock = clock;
  }

  private static byte[] decoded(String base64Key) {
    try {
      return Base64.getDecoder().decode(base64Key);
    } catch (IllegalArgumentException e) {
      // not as the cause: its message may quote a part of the key
      throw new IllegalArgumentException("The account's key is not in Base64");
    }
  }

  void verify(StringToSign request) {
    String authorization = header(request.headers(), "Authorization");
    String prefix = SCHEME + accountName + ":";
    if (!authorization.regionMatches(true, 0, prefix, 0, prefix.length())) {
      throw refused("SharedKey authentication with the account '" + accountName + "' is expected");
    }
    verifyAge(request.headers());
    byte[] given = authorization.substring(prefix.length()).getBytes(StandardCharsets.UTF_8);
    if (!isSignature(given, request) && !isSignature(given, request.withoutZeroLength())) {
      throw refused(
          "The signature in the request does not match the one computed from "
              + request.text(accountName).replace("\n", "\\n"));
    }
  }

  private boolean isSignature(byte[] given, StringToSign request) {
    byte[] expected = Base64.getEncoder().encode(sign(request.text(accountName)));
    return MessageDigest.isEqual(expected, given);
  }

  private void verifyAge(HttpFields headers) {
    String date = header(headers, "ocp-date");
    String text = date.isEmpty() ? header(headers, "Date") : date;
    try {
      Instant signed = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      if (Duration.between(signed, clock.instant()).abs().compareTo(MAX_AGE) <= 0) {
        return;
      }
    } catch (DateTimeException e) {
      throw refused("The date '" + text + "' in ocp-date or Date is not of the form of RFC 1123");
    }
    throw refused("The date '" + text + "' in ocp-date or Date is too far from the service's time");
  }

  private byte[] sign(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + ALGORITHM, e);
    }
  }

  private static String header(HttpFields headers, String name) {
    String value = headers.get(name);
    return value == null ? "" : value;
  }

  private static ServiceException refused(String detail) {
    return new ServiceException(
        ErrorCode.AUTHENTICATION_FAILED, Map.of("AuthenticationErrorDetail", detail));
  }
}
