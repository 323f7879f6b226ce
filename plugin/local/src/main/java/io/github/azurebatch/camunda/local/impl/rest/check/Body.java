package io.github.azurebatch.camunda.local.impl.rest.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Reads an object of a request body, and refuses properties that are not valid. */
public final class Body {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final ObjectNode node;
  private final String path;

  public Body(ObjectNode node) {
    this(node, "");
  }

  private Body(ObjectNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /** Refuses every property that is not one of these. */
  public Body allowing(Set<String> known, Set<String> unsupported) {
    node.properties().removeIf(entry -> entry.getValue().isNull());
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (unsupported.contains(name)) {
                throw ServiceException.unsupportedProperty(path + name);
              }
              if (!known.contains(name) && !name.startsWith("odata.")) {
                throw ServiceException.invalidBody(
                    "the property '" + path + name + "' is not known");
              }
            });
    return this;
  }

  /** Refuses properties that others of its kind have. */
  public void refusing(Set<String> names) {
    names.stream()
        .filter(this::has)
        .findFirst()
        .ifPresent(
            name -> {
              throw ServiceException.invalidBody("the property '" + path + name + "' is not known");
            });
  }

  /** A copy that lacks these properties. */
  public Body without(Collection<String> names) {
    return new Body(node.deepCopy().remove(names), path);
  }

  /** Checks that a property, if it is there, is true or false. */
  public void optionalFlag(String name) {
    if (has(name) && !node.path(name).isBoolean()) {
      throw ServiceException.invalidBody("'" + path + name + "' must be true or false");
    }
  }

  public String id() {
    String id = text("id");
    if (!ID.matcher(id).matches()) {
      throw ServiceException.invalidProperty(
          path + "id", id, "1 to 64 letters, digits, hyphens and underscores are expected");
    }
    return id;
  }

  public String text(String name) {
    return optionalText(name).orElseThrow(() -> ServiceException.missingProperty(path + name));
  }

  public Optional<String> optionalText(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw ServiceException.invalidBody("'" + path + name + "' must be a text");
    }
    return Optional.of(value.asText());
  }

  /** Checks that a number, if it is there, is in this range. */
  public void range(String name, int from, int to) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    if (!value.isInt()) {
      throw ServiceException.invalidBody("'" + path + name + "' must be a whole number");
    }
    if (value.asInt() < from || value.asInt() > to) {
      throw ServiceException.invalidProperty(
          path + name, value.asText(), "a number from " + from + " to " + to + " is expected");
    }
  }

  /** An object in it; an empty one, which is not part of it, if there is none. */
  public Body object(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return new Body(Json.object(), path + name + ".");
    }
    return new Body(asObject(value, name), path + name + ".");
  }

  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** The objects of an array in it, if there is one. */
  public Iterable<Body> objects(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!(value instanceof ArrayNode array)) {
      throw ServiceException.invalidBody("'" + path + name + "' must be an array");
    }
    return StreamSupport.stream(array.spliterator(), false)
        .map(element -> new Body(asObject(element, name), path + name + "."))
        .toList();
  }

  public ObjectNode node() {
    return node;
  }

  private ObjectNode asObject(JsonNode value, String name) {
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw ServiceException.invalidBody("'" + path + name + "' must be an object");
  }
}
