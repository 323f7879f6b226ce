package io.github.azurebatch.camunda.impl.engine.event;

import io.github.azurebatch.camunda.impl.engine.event.Arrived.Precision;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The texts of rows that tell where blobs were written: a letter, and keys in base64url. A row has
 * room for 300 characters, and some bytes are left to databases that count otherwise.
 */
final class BroadcastTexts {

  /** Rows that are written at once; if more were needed, they say less. */
  static final int MOST = 4;

  private static final int KEYS_A_ROW = 22;
  private static final int KEY_LENGTH = 11;
  private static final String LETTERS = "pcn";

  private BroadcastTexts() {}

  static List<String> of(Collection<BlobCreated> blobs) {
    List<String> places = texts(Arrived.places(blobs));
    if (places.size() <= MOST) {
      return places;
    }
    List<String> containers = texts(Arrived.containers(blobs));
    return containers.size() <= MOST ? containers : texts(Arrived.ANYWHERE);
  }

  private static List<String> texts(Arrived arrived) {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int keys = 0;
    for (long key : arrived.keys()) {
      if (keys++ % KEYS_A_ROW == 0 && !text.isEmpty()) {
        texts.add(letter(arrived) + text.toString());
        text.setLength(0);
      }
      text.append(text(key));
    }
    texts.add(letter(arrived) + text.toString());
    return texts;
  }

  private static String letter(Arrived arrived) {
    int place = arrived.precision().ordinal();
    return LETTERS.substring(place, place + 1);
  }

  private static String text(long key) {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(key).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Reads a text; one of another version of the plugin may mean any place. */
  static Arrived parse(String text) {
    int precision = text.isEmpty() ? -1 : LETTERS.indexOf(text.charAt(0));
    if (precision < 0 || (text.length() - 1) % KEY_LENGTH != 0) {
      return Arrived.ANYWHERE;
    }
    Set<Long> keys = new LinkedHashSet<>();
    for (int from = 1; from < text.length(); from += KEY_LENGTH) {
      try {
        byte[] bytes = Base64.getUrlDecoder().decode(text.substring(from, from + KEY_LENGTH));
        keys.add(ByteBuffer.wrap(bytes).getLong());
      } catch (IllegalArgumentException e) {
        return Arrived.ANYWHERE;
      }
    }
    return new Arrived(Precision.values()[precision], keys);
  }
}
