package io.github.azurebatch.camunda.variable;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file of an outputs variable: an entry of {@code outputs.files} or {@code outputs.list}. */
public final class OutputBlob {

  private final View view;

  OutputBlob(View view) {
    this.view = view;
  }

  /**
   * Reads an entry, such as the element variable of a multi-instance subprocess over {@code
   * outputs.list}.
   *
   * @param value a map, a JSON text or a JSON node of Spin
   * @throws InvalidInputException if the value is null, or no JSON object
   */
  public static OutputBlob from(@Nullable Object value) {
    return new OutputBlob(View.of("file", value));
  }

  /** The whole name of the blob, such as {@code 001/out.txt}. */
  public String name() {
    return view.text("name");
  }

  /** The key in {@code outputs.files}, such as {@code out.txt}. */
  public String path() {
    return view.text("path");
  }

  public String container() {
    return view.text("container");
  }

  /** The URL without a signature; {@code AzureBatchLinks} makes a signed one. */
  public URI url() {
    String url = view.text("url");
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new InvalidInputException(
          "'%s': the field 'url' is no URL: %s".formatted(view.name(), e.getReason()));
    }
  }

  /** The size in bytes. */
  public long size() {
    return view.size("size");
  }

  public String eTag() {
    return view.text("eTag");
  }

  public Optional<String> contentType() {
    return view.optionalText("contentType");
  }

  /** When the blob was written, in whole seconds as Blob Storage keeps it. */
  public Instant lastModified() {
    return view.instant("lastModified");
  }

  /** The task whose output it is; empty where neither the task nor the blob's name tells. */
  public Optional<String> taskId() {
    return view.optionalText("taskId");
  }

  /** The output kind of the File Conventions, such as {@code TaskOutput}; empty without one. */
  public Optional<String> kind() {
    return view.optionalText("kind");
  }

  /** All fields; it cannot be changed. */
  public Map<String, Object> asMap() {
    return view.asMap();
  }

  @Override
  public String toString() {
    return view.toString();
  }
}
