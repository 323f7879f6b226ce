package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.wire.Urls;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tokens by which tasks use the service without the account's key.
 *
 * <p>Documented: a token is sent as {@code Bearer} and is good for all operations on the job of its
 * task. Inferred: that it does not end with its task.
 */
public final class JobTokens {

  private static final String SCHEME = "Bearer ";
  private static final Pattern JOB = Pattern.compile("/jobs/([^/]+)(/.*)?");

  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  /** The token of a job's tasks. */
  public String of(String jobId) {
    return tokens.computeIfAbsent(key(jobId), job -> UUID.randomUUID().toString());
  }

  static boolean isToken(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  void verify(String authorization, String rawPath) {
    String expected = jobOf(rawPath).map(job -> tokens.get(key(job))).orElse(null);
    if (expected == null || !isSame(expected, authorization.substring(SCHEME.length()))) {
      throw new ServiceException(
          ErrorCode.AUTHENTICATION_FAILED,
          Map.of("AuthenticationErrorDetail", "The token is none of the job that is asked for"));
    }
  }

  private static Optional<String> jobOf(String rawPath) {
    Matcher path = JOB.matcher(rawPath);
    try {
      return path.matches() ? Optional.of(Urls.decode(path.group(1))) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // not well encoded: no job's
      return Optional.empty();
    }
  }

  private static boolean isSame(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static String key(String jobId) {
    return jobId.toLowerCase(Locale.ROOT);
  }
}
