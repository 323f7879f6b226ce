package io.github.azurebatch.camunda.impl.engine.event;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.data.ParsedJson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages in each form that Event Grid has: its own schema, one event or several, and
 * CloudEvents 1.0; in Base64 or not.
 */
record EventMessages(String ownStorage) {

  private static final String CREATED = "Microsoft.Storage.BlobCreated";
  private static final Pattern SUBJECT =
      Pattern.compile("/blobServices/[^/]+/containers/([^/]+)/blobs/(.+)", Pattern.DOTALL);
  private static final Pattern STORAGE =
      Pattern.compile(".*/storageAccounts/([a-z0-9]{1,64})", Pattern.CASE_INSENSITIVE);

  /** The blobs of which the message tells, if any; nothing if it cannot be read. */
  Optional<List<BlobCreated>> read(String text) {
    return plain(text)
        .flatMap(
            json ->
                Json.parse(json) instanceof ParsedJson.Whole whole
                    ? list(whole.data())
                    : Optional.empty());
  }

  private static Optional<String> plain(String text) {
    String stripped = Json.withoutByteOrderMark(text).strip();
    if (isJson(stripped)) {
      return Optional.of(stripped);
    }
    try {
      byte[] decoded = Base64.getMimeDecoder().decode(stripped);
      return Optional.of(new String(decoded, StandardCharsets.UTF_8).strip())
          .filter(EventMessages::isJson);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isJson(String text) {
    return text.startsWith("{") || text.startsWith("[");
  }

  private Optional<List<BlobCreated>> list(@Nullable Object data) {
    List<?> events = data instanceof List<?> several ? several : Collections.singletonList(data);
    List<BlobCreated> blobs = new ArrayList<>();
    for (Object event : events) {
      if (!(event instanceof Map<?, ?> fields) || type(fields) == null) {
        return Optional.empty();
      }
      if (CREATED.equals(type(fields))) {
        Optional<BlobCreated> blob = blob(fields);
        if (blob.isEmpty()) {
          return Optional.empty();
        }
        blob.ifPresent(blobs::add);
      }
    }
    return Optional.of(blobs);
  }

  private static @Nullable String type(Map<?, ?> event) {
    return text(event, "eventType", "type");
  }

  private Optional<BlobCreated> blob(Map<?, ?> event) {
    Matcher subject = SUBJECT.matcher(String.valueOf(text(event, "subject", "subject")));
    Instant time = time(String.valueOf(text(event, "eventTime", "time")));
    if (!subject.matches() || time == null) {
      return Optional.empty();
    }
    Matcher source = STORAGE.matcher(String.valueOf(text(event, "topic", "source")));
    String storage = source.matches() ? source.group(1).toLowerCase(Locale.ROOT) : ownStorage;
    return Optional.of(new BlobCreated(storage, subject.group(1), subject.group(2), time));
  }

  private static @Nullable Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** A field of the one schema, or of the other. */
  private static @Nullable String text(Map<?, ?> event, String ofEventGrid, String ofCloudEvents) {
    Object value = event.get(ofEventGrid);
    Object other = value == null ? event.get(ofCloudEvents) : value;
    return other instanceof String text ? text : null;
  }
}
