package io.github.azurebatch.camunda.process.world;

import io.github.azurebatch.camunda.local.Operation;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Requests of the plugin that differ only in the names of what they are about.
 *
 * @param name the operation of Batch, or the method, the depth and the kind of a request to storage
 */
record RequestKind(boolean ofBatch, String name) implements Comparable<RequestKind> {

  private static final Comparator<RequestKind> ORDER = Comparator.comparing(RequestKind::toString);

  static Optional<RequestKind> ofBatch(String request) {
    String path = request.replaceFirst("\\?.*", "");
    return Arrays.stream(Operation.values())
        .filter(operation -> path.matches(pattern(operation)))
        .map(operation -> new RequestKind(true, operation.name()))
        .findFirst();
  }

  private static String pattern(Operation operation) {
    return operation.method() + " " + operation.path().replace("*", "[^/]+");
  }

  /** Empty for the uploads of compute nodes, which have a signature. */
  static Optional<RequestKind> ofStorage(String request) {
    String[] parts = request.split(" ", 2);
    URI url = URI.create(parts[1]);
    Map<String, String> parameters = new TreeMap<>(RotatedKey.parameters(url));
    if (parameters.containsKey("sig")) {
      return Optional.empty();
    }
    parameters.keySet().retainAll(Set.of("comp", "restype"));
    String kind =
        parameters.entrySet().stream()
            .map(Map.Entry::toString)
            .collect(Collectors.joining("&", "?", ""));
    return Optional.of(
        new RequestKind(false, parts[0] + "/*".repeat(url.getPath().split("/").length - 1) + kind));
  }

  /**
   * Lets something go wrong with these requests.
   *
   * @param each called for each of them
   */
  void spoil(ProxiedAzure proxies, WrongAnswer wrong, Runnable each) {
    AzureProxy proxy = ofBatch ? proxies.batch() : proxies.storage();
    proxy.spoil(
        request -> {
          boolean spoiled =
              (ofBatch ? ofBatch(request) : ofStorage(request)).filter(this::equals).isPresent();
          if (spoiled) {
            each.run();
          }
          return spoiled;
        },
        wrong);
  }

  @Override
  public int compareTo(RequestKind other) {
    return ORDER.compare(this, other);
  }
}
