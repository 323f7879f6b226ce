package io.github.azurebatch.camunda.local.impl.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the service answers; the headers that every answer has are not in it. */
public record Answer(int status, Map<String, String> headers, Body body) {

  /** What follows the headers. */
  public sealed interface Body {}

  /** Nothing. */
  public record Empty() implements Body {}

  /** A JSON object. */
  public record JsonBody(ObjectNode json) implements Body {

    /** Without the values, which may be signatures. */
    @Override
    public String toString() {
      return "JSON";
    }
  }

  /** Some text that is not the service's own, as a proxy would send. */
  public record TextBody(String contentType, String text) implements Body {}

  /** A part of a file. */
  public record FileBody(Content content, long offset, long length) implements Body {}

  /** What is in a file when it is opened. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }

  public static Answer of(int status) {
    return new Answer(status, Map.of(), new Empty());
  }

  public static Answer ok(ObjectNode json) {
    return new Answer(200, Map.of(), new JsonBody(json));
  }

  public Answer header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }

  public Answer body(Body other) {
    return new Answer(status, headers, other);
  }

  /** Adds the headers about the version of the resource. */
  public Answer revision(String eTag, Instant lastModified) {
    return header("ETag", eTag).header("Last-Modified", WireTime.header(lastModified));
  }

  /** Adds the headers about the resource that the operation was for. */
  public Answer resource(String url) {
    return header("DataServiceId", url);
  }
}
