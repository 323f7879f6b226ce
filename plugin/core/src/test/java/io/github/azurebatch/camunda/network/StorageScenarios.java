package io.github.azurebatch.camunda.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.SasPermissions;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A scenario for each method of the port to Blob Storage that makes a call. */
final class StorageScenarios {

  private static final String CONTAINER = "outputs";
  private static final String BLOB = "a.txt";
  private static final int CREATED = 201;
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlobStorage direct;

  /**
   * @param direct to the service, without a proxy
   */
  StorageScenarios(BlobStorage direct) {
    this.direct = direct;
    container(CONTAINER);
    upload(CONTAINER);
  }

  List<Scenario<BlobStorage>> all() {
    List<Scenario<BlobStorage>> all = new ArrayList<>(reading());
    all.addAll(changing());
    return all;
  }

  private List<Scenario<BlobStorage>> reading() {
    StoredBlob blob = direct.list(CONTAINER, "").get(0);
    return List.of(
        Scenario.reading("check()", Scenario.returning((storage, id) -> storage.check())),
        Scenario.reading(
            "containerMetadata(String)", (storage, id) -> storage.containerMetadata(CONTAINER)),
        Scenario.reading(
            "list(String, String)", (storage, id) -> names(storage.list(CONTAINER, "a"))),
        Scenario.reading(
            "visit(String, String, Consumer)",
            (storage, id) -> {
              List<StoredBlob> visited = new ArrayList<>();
              storage.visit(CONTAINER, "a", visited::add);
              return names(visited);
            }),
        Scenario.reading(
            "visitWhile(String, String, Predicate)",
            (storage, id) -> {
              List<StoredBlob> visited = new ArrayList<>();
              storage.visitWhile(CONTAINER, "a", visited::add);
              return names(visited);
            }),
        Scenario.reading(
            "read(String, String, int)",
            (storage, id) -> new String(storage.read(CONTAINER, BLOB, 100), UTF_8)),
        Scenario.reading(
            "readTail(StoredBlob, int)",
            (storage, id) -> new String(storage.readTail(blob, 2), UTF_8)),
        Scenario.reading(
            "open(String, String)",
            (storage, id) -> {
              try (InputStream content = storage.open(CONTAINER, BLOB)) {
                return new String(content.readAllBytes(), UTF_8);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            }));
  }

  private List<Scenario<BlobStorage>> changing() {
    return List.of(
        Scenario.changing(
            "createContainer(String, Map)",
            id -> {},
            (storage, id) -> storage.createContainer(id, Map.of("a", "b")),
            id -> exists(id) ? 1 : 0),
        Scenario.changing(
            "deleteContainer(String)",
            this::container,
            BlobStorage::deleteContainer,
            id -> exists(id) ? 0 : 1),
        Scenario.changing(
            "delete(String, String)",
            id -> {
              container(id);
              upload(id);
            },
            (storage, id) -> storage.delete(id, BLOB),
            id -> 1 - direct.list(id, "").size()),
        Scenario.changing(
            "putAccessPolicy(String, String, SasPermissions)",
            this::container,
            (storage, id) -> storage.putAccessPolicy(id, "policy-1", SasPermissions.WRITE),
            id -> uploads(direct.signContainer(id, "policy-1", LIFETIME)) ? 1 : 0),
        Scenario.changing(
            "removeAccessPolicy(String, String)",
            id -> {
              container(id);
              direct.putAccessPolicy(id, "policy-1", SasPermissions.WRITE);
            },
            (storage, id) -> storage.removeAccessPolicy(id, "policy-1"),
            id -> uploads(direct.signContainer(id, "policy-1", LIFETIME)) ? 0 : 1));
  }

  private static List<String> names(List<StoredBlob> blobs) {
    return blobs.stream().map(StoredBlob::name).toList();
  }

  private boolean exists(String container) {
    try {
      direct.list(container, "");
      return true;
    } catch (AzureBatchException e) {
      return false;
    }
  }

  private void container(String name) {
    direct.createContainer(name);
  }

  private void upload(String container) {
    if (!uploads(direct.signContainer(container, SasPermissions.WRITE, LIFETIME))) {
      throw new AssertionError("nothing was uploaded");
    }
  }

  private boolean uploads(SignedUrl target) {
    URI url = URI.create(target.value().toString().replace("?", "/" + BLOB + "?"));
    try {
      var request =
          HttpRequest.newBuilder(url)
              .header("x-ms-blob-type", "BlockBlob")
              .PUT(HttpRequest.BodyPublishers.ofString("hello"))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == CREATED;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
