package io.github.azurebatch.camunda.impl.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.FileConventions;
import io.github.azurebatch.camunda.storage.JobOutputStorage;
import io.github.azurebatch.camunda.storage.OutputFileReference;
import io.github.azurebatch.camunda.storage.SasPermissions;
import io.github.azurebatch.camunda.storage.StoredBlob;
import io.github.azurebatch.camunda.storage.TaskOutputStorage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every storage account does, an emulator's and a real one. */
abstract class BlobStorageContract {

  private static final int MOST_TRIES = 500;
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String jobId = "contract-" + UUID.randomUUID();
  private final String container = FileConventions.containerName(jobId);

  abstract BlobStorage storage();

  @Test
  void keepsTheMetadataThatAContainerWasCreatedWith() {
    storage().createContainer(container, Map.of("camunda_tenant", "north"));
    storage().createContainer(container, Map.of("camunda_tenant", "south"));

    assertThat(storage().containerMetadata(container)).contains(Map.of("camunda_tenant", "north"));
  }

  @Test
  void tellsNoMetadataOfAContainerThatDoesNotExist() {
    assertThat(storage().containerMetadata("there-is-none-" + container)).isEmpty();
  }

  @Test
  void createsAContainerOnce() {
    storage().createContainer(container);
    storage().createContainer(container);

    assertThat(storage().list(container, "")).isEmpty();
  }

  @Test
  void signsAContainerForWriting() throws Exception {
    storage().createContainer(container);

    SignedUrl signed = storage().signContainer(container, SasPermissions.WRITE, LIFETIME);

    assertThat(signed.unsigned()).isEqualTo(storage().containerUrl(container).toString());
    assertThat(signed.expiry())
        .isBetween(OffsetDateTime.now().plusMinutes(9), OffsetDateTime.now().plusMinutes(11));
    assertThat(upload(signed, "a/b.txt", "hello")).isEqualTo(201);
    assertThat(get(within(signed, "a/b.txt"))).isEqualTo(403);
  }

  @Test
  void signsByAPolicyUntilItIsRemoved() throws Exception {
    storage().createContainer(container);
    storage().putAccessPolicy(container, "policy-1", SasPermissions.WRITE);
    storage().putAccessPolicy(container, "policy-1", SasPermissions.WRITE);
    storage().putAccessPolicy(container, "policy-2", new SasPermissions("rw"));
    SignedUrl first = storage().signContainer(container, "policy-1", LIFETIME);
    SignedUrl second = storage().signContainer(container, "policy-2", LIFETIME);

    assertThat(first.value().getRawQuery()).contains("si=policy-1").doesNotContain("sp=");
    assertThat(upload(first, "a.txt", "hello")).isEqualTo(201);
    assertThat(get(within(first, "a.txt"))).isEqualTo(403);
    storage().removeAccessPolicy(container, "policy-1");
    storage().removeAccessPolicy(container, "policy-1");

    assertThat(upload(first, "b.txt", "too late")).isEqualTo(403);
    assertThat(get(within(second, "a.txt"))).isEqualTo(200);
  }

  @Test
  void hasFivePoliciesAtMost() {
    storage().createContainer(container);
    for (int i = 1; i <= 5; i++) {
      storage().putAccessPolicy(container, "policy-" + i, SasPermissions.WRITE);
    }

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> storage().putAccessPolicy(container, "policy-6", SasPermissions.WRITE))
        .withMessageContainingAll("'" + container + "'", "policy-1", "policy-5", "of its own");
    storage().removeAccessPolicy(container, "policy-2");
    storage().putAccessPolicy(container, "policy-6", SasPermissions.WRITE);
  }

  @Test
  void losesNoPolicyWhenSeveralComeAtOnce() throws Exception {
    storage().createContainer(container);
    ExecutorService threads = Executors.newFixedThreadPool(5);
    List<Callable<Integer>> puts =
        IntStream.range(0, 5).mapToObj(i -> (Callable<Integer>) () -> putUntilDone(i)).toList();

    for (Future<Integer> put : threads.invokeAll(puts)) {
      put.get();
    }
    threads.shutdown();

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> storage().putAccessPolicy(container, "one-more", SasPermissions.WRITE))
        .withMessageContainingAll("policy-0", "policy-1", "policy-2", "policy-3", "policy-4");
  }

  private int putUntilDone(int number) {
    for (int tries = 1; tries < MOST_TRIES; tries++) {
      try {
        storage().putAccessPolicy(container, "policy-" + number, SasPermissions.WRITE);
        return tries;
      } catch (UnavailableException e) {
        assertThat(e).hasMessageContaining("changed by someone else");
      }
    }
    throw new AssertionError("policy-" + number + " was never put");
  }

  @Test
  void removesNothingFromAContainerThatIsGone() {
    assertThatCode(() -> storage().removeAccessPolicy("gone-" + jobId.substring(20), "policy"))
        .doesNotThrowAnyException();
  }

  @Test
  void signsAContainerForReadingAndListing() throws Exception {
    givenBlob("a.txt", "hello");

    SignedUrl signed = storage().signContainer(container, SasPermissions.READ_AND_LIST, LIFETIME);

    assertThat(get(within(signed, "a.txt"))).isEqualTo(200);
    assertThat(get(URI.create(signed.value() + "&restype=container&comp=list"))).isEqualTo(200);
    assertThat(upload(signed, "b.txt", "no")).isEqualTo(403);
  }

  @Test
  void signsABlobForReading() throws Exception {
    givenBlob("a.txt", "hello");
    givenBlob("b.txt", "other");

    SignedUrl signed = storage().signBlobForReading(container, "a.txt", LIFETIME);

    assertThat(get(signed.value())).isEqualTo(200);
    assertThat(get(URI.create(signed.value().toString().replace("a.txt", "b.txt")))).isEqualTo(403);
  }

  @Test
  void listsTheBlobsUnderAPrefix() throws Exception {
    givenBlob("t1/a.txt", "hello");
    givenBlob("t1/deep/b.txt", "");
    givenBlob("t10/c.txt", "x");

    var blobs = storage().list(container, "t1/");

    assertThat(blobs).extracting(StoredBlob::name).containsExactly("t1/a.txt", "t1/deep/b.txt");
    StoredBlob first = blobs.get(0);
    assertThat(first.container()).isEqualTo(container);
    assertThat(first.size()).isEqualTo(5);
    assertThat(first.eTag()).isNotBlank();
    assertThat(first.contentType()).isEqualTo("text/plain");
    assertThat(first.lastModified()).isAfter(OffsetDateTime.now().minusMinutes(5));
    assertThat(first.url()).hasToString(storage().containerUrl(container) + "/t1/a.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdi_isfolder", "Hdi_isfolder"})
  void listsNoDirectories(String mark) throws Exception {
    givenBlob("t1/deep/a.txt", "hello");
    givenBlob("t1/empty.txt", "");
    givenBlob("t1/marked.txt", "no directory", mark);
    givenBlob("t1", "", mark);
    givenBlob("t1/deep", "", mark);
    givenBlob("t1/other/", "");

    List<StoredBlob> visited = new ArrayList<>();
    storage().visit(container, "t1", visited::add);

    assertThat(storage().list(container, "t1"))
        .isEqualTo(visited)
        .extracting(StoredBlob::name)
        .containsExactly("t1/deep/a.txt", "t1/empty.txt", "t1/marked.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b+c.txt", "100%25.txt", "50%.txt", "é#?&=.txt", "t/$TaskLog/x.txt", "a%2Fb"})
  void takesBlobNamesLiterally(String name) throws Exception {
    givenBlob(name, "hello");

    assertThat(storage().list(container, "")).extracting(StoredBlob::name).containsExactly(name);
    assertThat(storage().read(container, name, 10)).asString(UTF_8).isEqualTo("hello");
    assertThat(get(storage().signBlobForReading(container, name, LIFETIME).value())).isEqualTo(200);
  }

  @Test
  void readsNoMoreThanAskedFor() throws Exception {
    givenBlob("a.txt", "hello");
    givenBlob("empty.txt", "");

    assertThat(storage().read(container, "a.txt", 3)).asString(UTF_8).isEqualTo("hel");
    assertThat(storage().read(container, "a.txt", 5)).asString(UTF_8).isEqualTo("hello");
    assertThat(storage().read(container, "a.txt", 500)).asString(UTF_8).isEqualTo("hello");
    assertThat(storage().read(container, "a.txt", 0)).isEmpty();
    assertThat(storage().read(container, "empty.txt", 10)).isEmpty();
  }

  @Test
  void readsTheEndOfABlob() throws Exception {
    givenBlob("a.txt", "hello");
    givenBlob("empty.txt", "");
    StoredBlob blob = storage().list(container, "a.txt").get(0);
    StoredBlob empty = storage().list(container, "empty.txt").get(0);

    assertThat(storage().readTail(blob, 3)).asString(UTF_8).isEqualTo("llo");
    assertThat(storage().readTail(blob, 500)).asString(UTF_8).isEqualTo("hello");
    assertThat(storage().readTail(empty, 10)).isEmpty();
  }

  @Test
  void streamsABlob() throws Exception {
    givenBlob("a.txt", "hello");

    try (InputStream content = storage().open(container, "a.txt")) {
      assertThat(content).hasContent("hello");
    }
  }

  @Test
  void saysWhichBlobCannotBeStreamed() {
    storage().createContainer(container);

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> storage().open(container, "gone.txt"))
        .withMessageContainingAll("gone.txt", container)
        .satisfies(e -> assertThat(e.code()).isEqualTo("BlobNotFound"));
  }

  @Test
  void findsOutputsByJobTaskAndKind() throws Exception {
    givenBlob("$JobOutput/all.txt", "job");
    givenBlob("1/$TaskLog/stdout.txt", "log");
    givenBlob("1/$TaskOutput/a.txt", "one");
    givenBlob("1/$TaskOutput/deep/b.txt", "two");
    givenBlob("1/$TaskOutputs/c.txt", "another kind");
    givenBlob("1/plain.txt", "no convention");
    givenBlob("10/$TaskOutput/d.txt", "ten");

    JobOutputStorage job = new JobOutputStorage(storage(), jobId);

    assertThat(job.container()).isEqualTo(container);
    assertThat(names(job.listOutputs("JobOutput"))).containsExactly("$JobOutput/all.txt");
    assertThat(names(job.listOutputs())).containsExactly("$JobOutput/all.txt");
    assertThat(names(job.task("1").listOutputs("TaskOutput")))
        .containsExactly("1/$TaskOutput/a.txt", "1/$TaskOutput/deep/b.txt");
    assertThat(names(job.task("1").listOutputs())).hasSize(4).doesNotContain("1/plain.txt");
    assertThat(job.listTaskOutputs())
        .extracting(file -> file.taskId().orElseThrow())
        .containsExactly("1", "1", "1", "1", "10");
  }

  @Test
  void readsAnOutputBack() throws Exception {
    givenBlob("1/$TaskOutput/deep/b.txt", "two");
    TaskOutputStorage task = new JobOutputStorage(storage(), jobId).task("1");

    OutputFileReference listed = task.listOutputs("TaskOutput").get(0);
    OutputFileReference named = task.getOutput("TaskOutput", "deep/b.txt");

    assertThat(listed.path()).isEqualTo("deep/b.txt");
    assertThat(listed.kind()).isEqualTo("TaskOutput");
    assertThat(listed.blob().orElseThrow().size()).isEqualTo(3);
    assertThat(named).hasToString(listed.toString());
    assertThat(named.blob()).isEmpty();
    assertThat(named.read(10)).asString(UTF_8).isEqualTo("two");
    try (InputStream content = named.open()) {
      assertThat(content).hasContent("two");
    }
  }

  private static List<String> names(List<OutputFileReference> files) {
    return files.stream().map(OutputFileReference::blobName).toList();
  }

  @Test
  void saysWhichContainerIsNotThere() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> storage().list(container, "t/"))
        .withMessageContainingAll(container, "t/", "ContainerNotFound", "404", "request id")
        .satisfies(e -> assertThat(e.code()).isEqualTo("ContainerNotFound"));
  }

  @Test
  void saysWhichBlobIsNotThere() {
    storage().createContainer(container);

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> storage().read(container, "gone.txt", 10))
        .withMessageContainingAll("gone.txt", container, "BlobNotFound")
        .satisfies(e -> assertThat(e.code()).isEqualTo("BlobNotFound"));
  }

  @Test
  void checksContainerNamesBeforeAnyCall() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> storage().createContainer("No_Container"))
        .withMessageContaining("'No_Container'");
  }

  private void givenBlob(String name, String content) throws Exception {
    givenBlob(name, content, "nothing");
  }

  private void givenBlob(String name, String content, String mark) throws Exception {
    storage().createContainer(container);
    SignedUrl signed = storage().signContainer(container, SasPermissions.WRITE, LIFETIME);
    assertThat(send(put(signed, name, content).header("x-ms-meta-" + mark, "true"))).isEqualTo(201);
  }

  private int upload(SignedUrl signed, String name, String content) throws Exception {
    return send(put(signed, name, content));
  }

  private static HttpRequest.Builder put(SignedUrl signed, String name, String content) {
    return HttpRequest.newBuilder(within(signed, name))
        .header("x-ms-blob-type", "BlockBlob")
        .header("Content-Type", "text/plain")
        .PUT(BodyPublishers.ofString(content));
  }

  private int get(URI url) throws Exception {
    return send(HttpRequest.newBuilder(url));
  }

  private int send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private static URI within(SignedUrl container, String name) {
    String encoded = URLEncoder.encode(name, UTF_8).replace("+", "%20");
    return URI.create(container.unsigned() + "/" + encoded + "?" + container.value().getRawQuery());
  }
}
