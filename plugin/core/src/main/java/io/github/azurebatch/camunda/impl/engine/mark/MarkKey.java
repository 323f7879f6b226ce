package io.github.azurebatch.camunda.impl.engine.mark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key of an installation. It is never shown. */
final class MarkKey {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int MARK_BYTES = 16;

  private final SecretKeySpec key;
  private final Mac prepared;

  private MarkKey(byte[] bytes) {
    key = new SecretKeySpec(bytes, ALGORITHM);
    prepared = prepared();
  }

  static MarkKey random() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new MarkKey(bytes);
  }

  /** The key in the form in which it is stored. */
  static MarkKey of(String stored) {
    return new MarkKey(Base64.getUrlDecoder().decode(stored));
  }

  String stored() {
    return text(key.getEncoded());
  }

  /** The message authentication code of the text: 22 characters. */
  String mark(String text) {
    return text(Arrays.copyOf(copy().doFinal(text.getBytes(UTF_8)), MARK_BYTES));
  }

  /** Looking for a provider and preparing the key cost most of the time of a mark. */
  private Mac copy() {
    try {
      return (Mac) prepared.clone();
    } catch (CloneNotSupportedException e) {
      // a provider such as a hardware module
      return prepared();
    }
  }

  private Mac prepared() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
