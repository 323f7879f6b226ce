package io.github.azurebatch.camunda.process.roles;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.process.support.AzureAnswer;
import io.github.azurebatch.camunda.process.support.ForwardingServer;
import io.github.azurebatch.camunda.process.support.SelfSigned;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;

/**
 * A local Batch service and Azurite, each behind a proxy that lets through what the roles of the
 * identity give, and no more. It does so for calls with a token, and for calls with a signature,
 * which gives no more than the identity that signed it may do.
 */
final class GuardedServices implements AutoCloseable {

  /** Documented for Batch; which code it gives for a missing role is not. */
  private static final AzureAnswer REFUSED_BY_BATCH =
      AzureAnswer.ofBatch(
          403,
          "InsufficientAccountPermissions",
          "The account being accessed does not have sufficient permissions to execute this"
              + " operation.");

  private static final AzureAnswer REFUSED_BY_STORAGE =
      AzureAnswer.ofStorage(
          403,
          "AuthorizationPermissionMismatch",
          "This request is not authorized to perform this operation using this permission.");

  private static final String TOKEN = "Bearer ";
  private static final String SIGNED_BY_AN_IDENTITY = "skoid=";

  private final SelfSigned certificate;
  private final LocalBatchService batch;
  private final AzuriteServer storage;
  private final KeyedBatch keyedBatch;
  private final ForwardingServer batchProxy;
  private final ForwardingServer storageProxy;
  private final Set<Operation> batchCalls = ConcurrentHashMap.newKeySet();
  private final Set<StorageOperation> storageCalls = ConcurrentHashMap.newKeySet();
  private final Queue<String> unknownCalls = new ConcurrentLinkedQueue<>();
  private volatile Rights rights = Rights.NONE;

  private GuardedServices(SelfSigned certificate, SSLContext identity) {
    this.certificate = certificate;
    storage = AzuriteServer.startWithEntraId(certificate.file(), certificate.password());
    batch = LocalBatchService.builder().start();
    keyedBatch = new KeyedBatch(batch);
    batchProxy = ForwardingServer.https(identity, this::toBatch);
    storageProxy = ForwardingServer.https(identity, this::toStorage);
  }

  /**
   * @param directory for the certificate of the proxies
   */
  static GuardedServices in(Path directory) throws IOException {
    try {
      SelfSigned certificate = SelfSigned.in(directory);
      SSLContext identity = certificate.serverContext();
      return certificate.trustedBy(() -> new GuardedServices(certificate, identity));
    } catch (GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on the identity has these roles. */
  void give(Rights assigned) {
    rights = assigned;
  }

  LocalBatchService batch() {
    return batch;
  }

  AzuriteServer storage() {
    return storage;
  }

  SelfSigned certificate() {
    return certificate;
  }

  URI batchUrl() {
    return URI.create("https://127.0.0.1:" + batchProxy.port());
  }

  URI blobEndpoint() {
    return URI.create(
        "https://127.0.0.1:" + storageProxy.port() + storage.blobEndpoint().getPath());
  }

  void forgetCalls() {
    batchCalls.clear();
    storageCalls.clear();
    unknownCalls.clear();
  }

  /** What was asked of Batch since. */
  Set<Operation> batchCalls() {
    return Set.copyOf(batchCalls);
  }

  /** What was asked of storage since. */
  Set<StorageOperation> storageCalls() {
    return Set.copyOf(storageCalls);
  }

  /** Requests for which no permission is declared; they were refused. */
  List<String> unknownCalls() {
    return List.copyOf(unknownCalls);
  }

  private void toBatch(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Optional<Operation> operation =
        BatchNeeds.operation(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
    operation.ifPresentOrElse(batchCalls::add, () -> unknown(exchange));
    boolean given =
        hasToken(exchange)
            && operation
                .map(called -> BatchNeeds.of(called, new String(body, UTF_8)))
                .filter(needs -> needs.stream().allMatch(need -> rights.give(need, Scope.BATCH)))
                .isPresent();
    if (given) {
      keyedBatch.forward(exchange, body);
    } else {
      REFUSED_BY_BATCH.send(exchange);
    }
  }

  private void toStorage(HttpExchange exchange) throws IOException, InterruptedException {
    URI target = exchange.getRequestURI();
    Optional<StorageOperation> operation = StorageOperation.of(exchange.getRequestMethod(), target);
    operation.ifPresentOrElse(storageCalls::add, () -> unknown(exchange));
    boolean given =
        (hasToken(exchange) || String.valueOf(target.getQuery()).contains(SIGNED_BY_AN_IDENTITY))
            && operation
                .filter(
                    called -> rights.give(called.permission(), StorageOperation.resource(target)))
                .isPresent();
    if (given) {
      HttpResponse<byte[]> answer =
          storageProxy.forward(exchange, storage.blobEndpoint().resolve(target));
      ForwardingServer.answer(exchange, answer, answer.body());
    } else {
      REFUSED_BY_STORAGE.send(exchange);
    }
  }

  private static boolean hasToken(HttpExchange exchange) {
    return String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")).startsWith(TOKEN);
  }

  private void unknown(HttpExchange exchange) {
    unknownCalls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
  }

  @Override
  public void close() {
    batchProxy.close();
    storageProxy.close();
    keyedBatch.close();
    batch.close();
    storage.close();
  }
}
